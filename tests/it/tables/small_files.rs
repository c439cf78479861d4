//! Small files that are made to block the page: work that is quadratic in the length of a cell would not finish here.

use keikaku::import::paste::{Block, MOST_ROWS, TooLarge};
use keikaku::import::preview::{ImportTarget, OpenedOn, Preview};
use keikaku::import::read::ImportError;
use keikaku::plan::MOST_LETTERS;
use keikaku::wording::{Language, import as wording, merging, names, pasting};

use crate::support::desk::Desk;

/// A table with that many rows, each with that text as its target.
fn with_cells(text: &str, rows: usize) -> String {
    let row = |nth: usize| format!("指標{nth},人,{text},\r\n");
    let rows: String = (0..rows).map(row).collect();
    format!("指標名,単位,R6目標,備考\r\n{rows}")
}

/// A table with that many rows, each with that text as the name of its KPI.
fn with_names(text: &str, rows: usize) -> String {
    format!("指標名,単位,R6目標,備考\r\n{}", format!("{text},人,5,\r\n").repeat(rows))
}

fn brackets(pairs: usize) -> String {
    format!("{}1{}", "（".repeat(pairs), "）".repeat(pairs))
}

/// The files, each with a description.
fn inputs() -> Vec<(&'static str, String)> {
    let (years, numbers) = ("R5：10人、".repeat(4_500), " 12 34".repeat(5_000));
    vec![
        ("pairs of brackets", with_cells(&brackets(15_000), 4)),
        ("opening brackets", with_cells(&"（".repeat(15_000), 4)),
        ("closing brackets", with_cells(&"）".repeat(15_000), 4)),
        ("brackets and no table", brackets(15_000)),
        ("names of brackets", with_names(&brackets(8_000), 4)),
        ("years in cells", with_cells(&years, 4)),
        ("years in lines", format!("{years}\r\n").repeat(4)),
        ("figures in cells", with_cells(&numbers, 4)),
        ("figures in cells that tabs part", with_cells(&numbers, 4).replace(',', "\t")),
        ("figures in lines", format!("指標名{numbers}\r\n").repeat(4)),
        ("letters that stand alone", format!("{}\r\n", "指 ".repeat(15_000)).repeat(4)),
        ("words behind blanks", with_cells(&format!("1{}", " あ".repeat(15_000)), 4)),
        ("a blank between", with_cells(&format!("1 あ{}い", " ".repeat(32_000)), 4)),
        ("digits", with_cells(&"1".repeat(32_000), 4)),
        ("signs of notes", with_cells(&format!("1{}", "※".repeat(32_000)), 4)),
    ]
}

#[test]
fn long_cells_of_any_content_are_read_or_refused_with_a_sentence() {
    let desk = Desk::of("001");
    for (what, file) in inputs() {
        for opened in [OpenedOn::List, OpenedOn::Plan(desk.plan)] {
            match desk.read_on(file.as_bytes(), opened) {
                Ok(preview) => {
                    assert!(preview.notes.iter().all(|note| !wording::note(note, Language::Japanese).is_empty()));
                }
                Err(error) => assert!(!wording::error_sentence(&error, Language::Japanese).is_empty(), "{what}"),
            }
        }
    }
}

#[test]
fn a_line_longer_than_the_limit_is_refused_with_its_length() {
    for many in [50_000, 200_000] {
        let file = format!("指標名{}", " 12 34".repeat(many));
        let letters = file.chars().count();
        assert!(letters > MOST_LETTERS);
        let refused = ImportError::TextTooLong { line: 1, column: 1, letters };
        assert_eq!(Desk::of("001").read_bytes(file.as_bytes()), Err(refused));
    }
}

#[test]
fn a_paste_with_more_rows_than_the_limit_is_refused_by_the_grid() {
    let rows = |many: usize| "来場者数\t2024年度\t5\r\n".repeat(many);
    assert_eq!(Block::of_clipboard(&rows(MOST_ROWS), "").map(|block| block.height()), Ok(MOST_ROWS));
    assert_eq!(Block::of_clipboard(&rows(MOST_ROWS + 1), ""), Err(TooLarge));
    // A longer text is read as a file is.
    assert_eq!([MOST_ROWS, MOST_ROWS + 1].map(|many| Block::is_long(&rows(many))), [false, true]);
    let cells = "<tr><td>来場者数<td>5".repeat(MOST_ROWS + 1);
    assert_eq!(Block::of_clipboard("", &format!("<table>{cells}</table>")), Err(TooLarge));
    assert!(pasting::too_large(Language::Japanese).contains("ファイルを読み込む"));
}

#[test]
fn a_run_of_brackets_is_shown_up_to_the_hundredth_bracket() {
    let shown = names::without_long_runs(&brackets(8_000));
    assert_eq!(shown, format!("{}…1{}…", "（".repeat(100), "）".repeat(100)));
    for text in ["来場者数（人）", &"あ".repeat(1_000), &"1".repeat(1_000), &"（人） ".repeat(500)] {
        assert_eq!(names::without_long_runs(text), text);
    }
}

/// Tables with a run of brackets in each kind of place where a file can have a text.
fn runs_everywhere() -> Vec<String> {
    let run = "（".repeat(2_000);
    vec![
        with_cells(&run, 2),
        with_cells(&brackets(2_000), 2),
        with_names(&run, 2),
        format!("指標名,単位,R6目標,{run}\r\n来場者数,人,5,あ\r\n"),
        format!("指標名,単位,R6目標,{run}実績,{run}実績\r\n来場者数,人,5,6,7\r\n"),
        format!("指標名,単位,グループ,所管課,R6目標,備考\r\n来場者数,{run},{run},{run},5,{run}\r\n"),
        format!("指標名,単位,R6目標\r\n来場者数,人,5{run}\r\n"),
        format!("計画ID,指標名,単位,R6目標\r\n{run},来場者数,人,5\r\n"),
    ]
}

/// All texts that the preview shows.
fn drawn(preview: &Preview, desk: &Desk, language: Language) -> Vec<String> {
    let new_plan = match &preview.target {
        ImportTarget::NewPlan(plan) => Some(&**plan),
        ImportTarget::Plan(_) => None,
    };
    let plan = Some(new_plan.unwrap_or(desk.plan()));
    let mut drawn: Vec<String> = preview.notes.iter().flat_map(|note| wording::note(note, language)).collect();
    for question in &preview.questions {
        drawn.push(wording::question(question, language));
        drawn.extend(question.choices.iter().map(|choice| wording::choice(*choice, question, plan, language)));
    }
    for change in preview.changes.iter() {
        let sides = wording::sides(change, plan, language);
        let base = change.base.as_ref().map(|base| merging::value(base, &change.unit, language));
        drawn.extend([wording::place(change, plan, language), sides.ours, sides.theirs]);
        drawn.extend(base.into_iter().chain(wording::remark(change, language)));
        drawn.extend(change.candidates().iter().map(|value| wording::candidate(value, language)));
    }
    for (row, name) in new_plan.iter().flat_map(|plan| plan.indicators().iter().zip(names::indicators(plan, language)))
    {
        drawn.extend([name, wording::added(row, &desk.plan().form, language)]);
    }
    drawn
}

#[test]
fn no_text_of_a_preview_has_a_run_of_more_than_a_hundred_brackets() {
    let desk = Desk::of("001");
    for (file, opened) in
        runs_everywhere().iter().flat_map(|file| [(file, OpenedOn::List), (file, OpenedOn::Plan(desk.plan))])
    {
        for language in [Language::Japanese, Language::English] {
            let drawn = match desk.read_on(file.as_bytes(), opened) {
                Ok(preview) => drawn(&preview, &desk, language),
                Err(error) => vec![wording::error_sentence(&error, language)],
            };
            for text in drawn {
                assert!(!text.contains(&"（".repeat(101)), "{}", text.chars().take(80).collect::<String>());
            }
        }
    }
}

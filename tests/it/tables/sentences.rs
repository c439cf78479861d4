//! Every sentence about table files, in both languages, in one snapshot for a human to read.

use std::fmt::Write;

use keikaku::export::cp932::Lacking;
use keikaku::import::encoding::Large;
use keikaku::import::preview::{AgainstYears, ImportCounts, Note, TotalDiffers};
use keikaku::import::questions::{Alike, Answer, Ask, Dashes, Question};
use keikaku::import::read::ImportError;
use keikaku::import::seen::SeenCell;
use keikaku::import::wide::{Lacks, UnreadColumn, UnreadParts, UnreadRow};
use keikaku::merge::review::{ChangeKind, Elsewhere, Tally};
use keikaku::plan::cell::{ReadingDoubt, UnitAnswer};
use keikaku::value::fiscal_year::FiscalYear;
use keikaku::value::id::IndicatorId;
use keikaku::wording::{Language, import as wording};

use crate::support::desk::sample;

fn errors() -> Vec<ImportError> {
    vec![
        ImportError::Empty,
        ImportError::Workbook,
        ImportError::ClosedWorkbook,
        ImportError::BookTooLarge,
        ImportError::BookUnreadable,
        ImportError::NoBookReader,
        ImportError::UnknownEncoding,
        ImportError::UnsureEncoding,
        ImportError::OpenQuote { line: 3 },
        ImportError::NoHeader,
        ImportError::LongFile,
        ImportError::HeadingTwice { line: 1, heading: "2024年度".to_owned() },
        ImportError::RowTorn { line: 4, found: 10, expected: 25 },
        ImportError::RowTwice { line: 8, before: 3 },
        ImportError::SeveralPlans { line: 6 },
        ImportError::SeveralYears { line: 7, year: FiscalYear::new(2024).unwrap() },
        ImportError::NoRows,
        ImportError::NotOfSheet { line: 5, heading: "区分", text: "しひょう".to_owned() },
        ImportError::SheetOfOther { name: "支援計画".to_owned() },
        ImportError::NoYears,
        ImportError::TooManyColumns { line: 1, found: 16_384 },
        ImportError::TextTooLong { line: 2, column: 8, letters: 40_000 },
    ]
}

fn notes() -> Vec<Note> {
    let against = |line| match line {
        5 => AgainstYears::NoSum,
        6 => AgainstYears::Unread,
        _ => AgainstYears::OtherSum,
    };
    let total = |line| TotalDiffers { line, against: against(line) };
    let column = |heading: &str, lines: Vec<usize>| UnreadColumn {
        heading: heading.to_owned(),
        is_known: false,
        said_by_plan: 0,
        position: 12,
        lines,
    };
    let misplaced = UnreadColumn { is_known: true, ..column("今後の方針", vec![4, 6]) };
    let columns = vec![column("課内メモ", vec![3, 5]), column("", vec![3]), column("4年度", Vec::new()), misplaced];
    vec![
        Note::OtherPlan,
        Note::NoSuchPlan,
        Note::AlreadyApplied { differing: 0 },
        Note::AlreadyApplied { differing: 2 },
        Note::NothingToTake { all_read: true },
        Note::NothingToTake { all_read: false },
        Note::BaseUnknown,
        Note::MixedVersions,
        Note::Dashes(2),
        Note::Torn(vec![21]),
        Note::TotalsDiffer((2..14).map(total).collect()),
        Note::Unread(UnreadParts {
            columns,
            rows: [Lacks::Row, Lacks::Remark]
                .map(|lacks| UnreadRow { line: 9, text: "※速報値".to_owned(), lacks })
                .to_vec(),
        }),
        Note::TooMany(501),
        Note::RowsMissing(vec!["外国人宿泊者数".to_owned()]),
        Note::UnchangedAnswer { section: "農林課".to_owned(), respondent: "佐藤".to_owned() },
        Note::OfAnotherSection(String::new()),
        Note::Elsewhere(Elsewhere {
            count: 2, files: ["1商工振興課.xlsx".into(), "2観光課.xlsx".into()].into()
        }),
    ]
}

fn questions() -> Vec<Question> {
    let _year = FiscalYear::new(2018).unwrap();
    let question = |ask, subject: &str, found: &[(usize, &str)], choices| Question {
        ask,
        subject: subject.to_owned(),
        found: found.iter().map(|(line, text)| (*line, (*text).to_owned())).collect(),
        files: Vec::new(),
        seen: Vec::new(),
        choices,
        alike: Vec::new(),
        answer: None,
    };
    let marked = |text: &str, struck: &str, sign: &str| {
        let texts = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty()).into_iter().collect();
        SeenCell { text: text.to_owned(), struck: texts(struck), signs: texts(sign) }
    };
    let of_looks = |ask| {
        let seen = [marked("120", "100", ""), marked("1200", "", "1"), marked("95", "90", "注2"), marked("", "7", "")];
        let seen = (3..).zip(seen.into_iter().cycle().take(6)).collect();
        Question { seen, ..question(ask, "", &[(3, ""), (4, "")], vec![Answer::Yes, Answer::LeaveOut]) }
    };
    let dashes = [Dashes::NotApplicable, Dashes::NotKnown, Dashes::Blank].map(Answer::Dash).to_vec();
    let alike = [Alike::SameName, Alike::Holds, Alike::Letters(2)];
    let kpis: Vec<_> = (1..).map(IndicatorId::from_bits).zip(alike).collect();
    let named = kpis.iter().map(|(id, _)| Answer::Kpi(*id)).chain([Answer::NewKpi, Answer::LeaveOut]).collect();
    vec![
        question(
            Ask::ForeignUnit { written: "億円".to_owned(), unit: "百万円".to_owned() },
            "3億円",
            &[(2, "3億円"), (4, "5億円")],
            vec![Answer::Unit(UnitAnswer::Converted), Answer::Unit(UnitAnswer::AsRows), Answer::LeaveOut],
        ),
        of_looks(Ask::Marked),
        of_looks(Ask::Merged),
        question(Ask::HiddenRows, "", &[(4, ""), (6, "")], vec![Answer::Yes, Answer::LeaveOut]),
        question(Ask::Several, "44.2% 34市町村", &[(4, "")], vec![Answer::Yes, Answer::LeaveOut]),
        question(Ask::Unchanged, "農林課", &[], vec![Answer::Yes, Answer::No]),
        question(Ask::Unsigned, "", &[], vec![Answer::Yes, Answer::No]),
        question(Ask::Plan { text: "p 計画".to_owned() }, "支援計画", &[], vec![Answer::Yes, Answer::No]),
        question(Ask::Sign { text: "ー".to_owned() }, "ー", &[(4, "")], dashes),
        question(Ask::Sign { text: "(5)".to_owned() }, "(5)", &[(4, "")], vec![Answer::Minus, Answer::Plain]),
        Question { alike: kpis, ..question(Ask::Kpi { line: 4 }, "会員の数", &[(4, "人")], named) },
    ]
}

#[test]
fn every_sentence_on_table_files_exists_in_both_languages() {
    let letter = Lacking { letter: '𠮷', record: 2, column: "指標名".to_owned() };
    let doubts = [
        ReadingDoubt::OddMinus,
        ReadingDoubt::OddDash,
        ReadingDoubt::Brackets,
        ReadingDoubt::Grouping,
        ReadingDoubt::Damaged,
        ReadingDoubt::YearWithoutEra,
        ReadingDoubt::CalendarYear,
        ReadingDoubt::Running,
        ReadingDoubt::Approximate,
        ReadingDoubt::AFew,
        ReadingDoubt::SeveralValues,
        ReadingDoubt::Myriads,
        ReadingDoubt::UnknownUnit,
        ReadingDoubt::OtherUnit,
        ReadingDoubt::TooLong,
    ];
    let kinds = [
        ChangeKind::Set,
        ChangeKind::Clear,
        ChangeKind::Add,
        ChangeKind::Remove,
        ChangeKind::Conflict,
        ChangeKind::Unread,
        ChangeKind::NoPlace,
    ];
    let mut all = String::new();
    for words in [Language::Japanese, Language::English] {
        let mut lines: Vec<String> = Vec::new();
        for error in errors() {
            lines.push(format!("{} {}", error.code(), wording::error_sentence(&error, words)));
        }
        lines.extend(notes().iter().flat_map(|note| wording::note(note, words)));
        let plan = sample("000");
        for question in questions() {
            lines.push(format!("{} {}", question.ask.code(), wording::question(&question, words)));
            let choice = |choice: &Answer| wording::choice(*choice, &question, Some(&plan), words);
            lines.extend(question.choices.iter().map(|one| format!("    {}", choice(one))));
        }
        for counts in [
            ImportCounts { listed: Tally { taken: 1_234, ..Tally::default() }, unlisted: 0 },
            ImportCounts { listed: Tally { taken: 30, left_out: 4, unread: 3, stays: 3, open: 2 }, unlisted: 10 },
            ImportCounts { listed: Tally::default(), unlisted: 2 },
            ImportCounts::default(),
        ] {
            lines.push(wording::taken_of_files(200, counts, words));
            lines.push(wording::take_in(counts, words));
            lines.push(wording::reckoning(counts, words));
            lines.push(wording::imported("回答.csv", counts, true, 0, words));
        }
        lines.push(wording::imported("回答.csv", ImportCounts::default(), true, 2, words));
        lines.push(wording::unchanged_sheets("3子育て.xlsx", 5, words));
        lines.push(wording::without_candidates(44, words));
        lines.extend([Answer::NewKpi, Answer::LeaveOut].map(|choice| wording::all_alike(44, choice, words)));
        lines.push(wording::more_answered(5, words));
        lines.extend([
            wording::unplaced(3, words),
            wording::more_unplaced(7, words),
            wording::unplaced_copied(3, words),
        ]);
        lines.push(wording::large(Large { bytes: 20_000_001, lines: 60_000 }, words));
        lines.extend([wording::lacking(&letter, words), wording::twin(&letter, words)]);
        lines.extend(kinds.map(|kind| wording::kind(kind, words).to_owned()));
        let dashes = [Dashes::NotApplicable, Dashes::NotKnown, Dashes::Blank];
        lines.extend(dashes.map(|one| wording::dashes(one, words).to_owned()));
        lines.extend(doubts.map(|doubt| wording::doubt(doubt, words).to_owned()));
        writeln!(all, "{}\n", lines.join("\n")).unwrap();
    }
    insta::assert_snapshot!(all);
}

#[test]
fn every_error_has_its_own_code() {
    let codes: std::collections::BTreeSet<_> = errors().iter().map(ImportError::code).collect();
    assert_eq!(codes.len(), errors().len());
}

//! Documents of each class that the reader puts in order, with a row or a cell gone, doubled, swapped or marked: whatever was torn,
//! nothing is placed that the whole document does not say, and each field is accounted for. All documents are made up.

use std::collections::BTreeSet;

use keikaku::import::encoding::NoCp932;
use keikaku::import::read::read_table as rows_of;
use keikaku::value::width::trim;

use crate::reader::protocol::table::Table;
use crate::reader::table;

/// A document with the answers that place all of its figures, and their number. Its lines can stand in any order unless a line
/// completes the one above it.
struct Document {
    text: &'static str,
    answers: &'static [(&'static str, &'static str)],
    figures: usize,
    is_in_order: bool,
}

const DOCUMENTS: [Document; 13] = [
    Document {
        text: "指標名\t単位\tR5基準値\tR7目標値\t方向性\n出店数\t店\t9\t12\t増加を目指す\n事故の件数\t件\t8\t6\t減少を目指す\n会員数\t人\t40\t55\t増加を目指す",
        answers: &[],
        figures: 6,
        is_in_order: false,
    },
    Document {
        text: "指標\t基準値\t基準年度\t中間目標値\t最終目標値\t目標年度\t評価\n出店数\t9店\t21\t12店\t26\t○\n会員数\t8人\t21\t10人\t26\t×",
        answers: &[("IN-011-1-6", "2014")],
        figures: 4,
        is_in_order: false,
    },
    Document {
        text: "指標名\tR4\tR5\tR6\n利用者数\t11\t12\t13\n定員の合計\t24\t25\t26\n会員数\t37\t38\t39",
        answers: &[("IN-110-1", "target")],
        figures: 9,
        is_in_order: false,
    },
    Document {
        text: "【数値目標】\n指標名\tR4\tR5\tR6\n利用者数\t11\t12\t13\n定員の合計\t24\t25\t26",
        answers: &[],
        figures: 6,
        is_in_order: false,
    },
    Document {
        text: "指標\tR5目標\tR5実績\n出店数\t12店\t13店\n会員数\t40人\t41人\n事業名\t計画\t実績\n道路の整備\t3km\t1km",
        answers: &[("IN-011-4-2", "2023"), ("IN-011-4-3", "2023")],
        figures: 6,
        is_in_order: true,
    },
    Document {
        text: "年度\t出生\t死亡\t転入\n平成28年度\t120\t90\t61\n29年度\t110\t95\t62\n30年度\t105\t99\t63\n令和元年度\t100\t97\t64",
        answers: &[("IN-110-0", "actual")],
        figures: 12,
        is_in_order: true,
    },
    Document {
        text: "R5目標\tR5実績\t達成率\n朝市の出店数\t20店\t朝市の出店数\t12店\t60%\n講座の数\t5回\t講座の数\t6回\t120%\n会員数\t50人\t会員数\t40人\t80%",
        answers: &[],
        figures: 9,
        is_in_order: false,
    },
    Document {
        text: "普及率を42.7%から51.1%に向上\n令和3年度末時点での普及率は59%となり",
        answers: &[("IN-011-0-3", "2021")],
        figures: 3,
        is_in_order: false,
    },
    Document {
        text: "①来場者数：1,200人(R4)→1,500人(R8)\n②空き家率 12.5%(R3)→10%(R8)\n③会員数：30人(R4)→45人(R8)",
        answers: &[("IN-110-0", "target")],
        figures: 6,
        is_in_order: false,
    },
    Document {
        text: "店の数 R5年度 3店、R6年度 4店\n花の数 R5年度 7本、R6年度 9本\n鳥の数 R5年度 2羽、R6年度 5羽",
        answers: &[("IN-110-0", "target")],
        figures: 6,
        is_in_order: false,
    },
    Document {
        text: "指標名\t現状値\tR5目標\tR6目標\n朝市の出店数\t9店\t12店\t14店\n道の駅 来場者数 1,848人\t1,774人\t1,900人",
        answers: &[],
        figures: 6,
        is_in_order: false,
    },
    Document {
        text: "指標名\t単位\t目標値\tR4（目標／実績）\tR7\n出店数\t店\tR5：10店、R6：12店\t45／41\t目標：50 実績：48\n会員数\t人\tR5 7人/R6 8人\t9／5\t目標：3 実績：2",
        answers: &[],
        figures: 12,
        is_in_order: false,
    },
    Document {
        text: "指標名\t現状値（R4）\tR9目標\n平均寿命\t男性 81.1年 女性 85.2年\t男性 82.3年 女性 86.4年\n出店数\t5店\t6店",
        answers: &[("IN-129-", "yes")],
        figures: 6,
        is_in_order: false,
    },
];

pub(crate) type Rows = Vec<Vec<String>>;

pub(crate) fn rows(text: &str) -> Rows {
    text.lines().map(|line| line.split('\t').map(str::to_owned).collect()).collect()
}

fn text(rows: &Rows) -> String {
    rows.iter().map(|row| row.join("\t")).collect::<Vec<_>>().join("\n")
}

/// The rows with one gone, doubled or, unless they are in order, swapped with the next.
pub(crate) fn with_rows_torn(whole: &Rows, is_in_order: bool) -> Vec<Rows> {
    let mut torn = Vec::new();
    for at in 0..whole.len() {
        let mut gone = whole.clone();
        gone.remove(at);
        let mut doubled = whole.clone();
        doubled.insert(at, whole[at].clone());
        torn.extend([gone, doubled]);
        if at + 1 < whole.len() && !is_in_order {
            let mut swapped = whole.clone();
            swapped.swap(at, at + 1);
            torn.push(swapped);
        }
    }
    torn
}

/// The rows with one cell gone, blank, or with a mark behind its figure.
pub(crate) fn with_cells_torn(whole: &Rows) -> Vec<Rows> {
    let mut torn = Vec::new();
    for (at, row) in whole.iter().enumerate() {
        for (place, cell) in row.iter().enumerate() {
            let mut gone = whole.clone();
            gone[at].remove(place);
            // A row that has fewer cells than headings fits those of which one is lost.
            let may_fit = at == 0 && whole.iter().skip(1).any(|other| other.len() == row.len() - 1);
            torn.extend(Some(gone).filter(|_| !may_fit));
            let marks = ["", "※1", "（速報）", "*"]
                .map(|mark| if mark.is_empty() { String::new() } else { format!("{cell}{mark}") });
            let is_figure = cell.chars().next().is_some_and(|letter| letter.is_ascii_digit());
            for put in marks.into_iter().filter(|put| put.is_empty() || is_figure) {
                let mut changed = whole.clone();
                changed[at][place] = put;
                torn.push(changed);
            }
        }
    }
    torn
}

/// What is placed: the name of the KPI, the place and the figure.
fn said(table: &Table) -> BTreeSet<(String, String, String)> {
    let figures = table.placed.iter().filter_map(|one| Some((one, one.value.clone()?)));
    figures.map(|(one, value)| (one.name.clone(), one.place.clone(), value)).collect()
}

/// Every field that is not blank is a text, placed, waiting or listed.
#[track_caller]
fn assert_accounted_for(text: &str, table: &Table) {
    let Ok(file) = rows_of(text.as_bytes(), &NoCp932) else { return };
    let file = file.arranged();
    let told: BTreeSet<(usize, usize)> = table
        .texts
        .iter()
        .copied()
        .chain(table.placed.iter().map(|one| (one.line, one.column)))
        .chain(table.not_placed.iter().map(|one| (one.line, one.column)))
        .chain(table.questions.iter().flat_map(|question| question.cells.iter().copied()))
        .collect();
    for row in &file.sheet.rows {
        for (place, field) in row.fields().enumerate().filter(|(_, field)| !trim(field).is_empty()) {
            let Some(at) = row.written(place) else { continue };
            assert!(told.contains(&(at.line, at.column)), "{field} of\n{text}");
        }
    }
}

#[track_caller]
fn assert_sound(document: &Document, torn: Vec<Rows>) {
    let whole = said(&table(document.text, document.answers));
    assert_eq!(whole.len(), document.figures, "{}", document.text);
    for rows in torn {
        let text = text(&rows);
        for answers in [&[][..], document.answers] {
            let read = table(&text, answers);
            // What stood beside a name may be taken for a part of it.
            let is_said = |(name, place, value): &(String, String, String)| {
                whole.iter().any(|(whole, at, known)| name.contains(&**whole) && at == place && known == value)
            };
            let strange: Vec<_> = said(&read).into_iter().filter(|one| !is_said(one)).collect();
            assert_eq!(strange, [], "{text}");
            assert_accounted_for(&text, &read);
        }
    }
}

#[test]
fn a_document_with_rows_gone_doubled_or_swapped_says_nothing_else() {
    for document in &DOCUMENTS {
        assert_sound(document, with_rows_torn(&rows(document.text), document.is_in_order));
    }
}

#[test]
fn a_document_with_cells_gone_blank_or_marked_says_nothing_else() {
    for document in &DOCUMENTS {
        assert_sound(document, with_cells_torn(&rows(document.text)));
    }
}

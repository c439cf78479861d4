//! Random books and clipboard tables with struck, raised, hidden, merged and formatted cells and foreign units: no figure is read
//! that a user would not read there.
//!
//! Each cell is generated together with what a user reads in it. `KEIKAKU_SEEN` sets the number of books and tables; `make soak`
//! makes more.

use std::collections::BTreeSet;
use std::fmt::Write;

use keikaku::import::paste::{Block, Paste};
use keikaku::import::reading::Says;
use keikaku::plan::place::CellPlace;
use serde_json::{Value, json};

use crate::books::seen::{book_of, figures, read, sheet};
use crate::clipboard::pasting::{pastes, tried};
use crate::support::{Dice, Hand, target};

/// The number of books and tables in a usual test run.
const MADE: u64 = 40;
const YEARS: [i32; 3] = [2018, 2019, 2020];

fn made() -> u64 {
    std::env::var("KEIKAKU_SEEN").ok().map_or(MADE, |count| count.parse().unwrap())
}

/// A cell as JSON for a book and as HTML, with what a user reads in it.
struct Made {
    cell: Value,
    html: String,
    /// The text that counts; blank if nothing counts.
    seen: String,
    /// Whether the cell counts only after an answer.
    is_asked: bool,
}

fn cell_of(dice: &mut Dice) -> Made {
    let (figure, other) = (format!("{}", 10 + dice.below(900)), format!("{}", 1 + dice.below(90)));
    let made = |cell: Value, html: String, seen: &str, is_asked| Made { cell, html, seen: seen.to_owned(), is_asked };
    let run = |text: &str, look: &str| match look {
        "" => json!({ "text": text }),
        "raised" | "lowered" => json!({ "text": text, "shift": look }),
        _ => json!({ "text": text, look: true }),
    };
    let td = |content: &str| format!("<td>{content}</td>");
    let unit = ["千人", "百万円", "円", "万人", "件"][dice.below(5)];
    match dice.below(13) {
        0 => made(
            json!({ "runs": [run(&other, "is_struck"), run(&figure, "")] }),
            td(&format!("<s>{other}</s>{figure}")),
            &figure,
            true,
        ),
        1 => made(
            json!({ "runs": [run(&figure, ""), run(&other, "is_struck")] }),
            td(&format!("{figure}<span style=\"text-decoration: line-through\">{other}</span>")),
            &figure,
            true,
        ),
        2 => made(
            json!({ "runs": [run(&figure, ""), run("1", "raised")] }),
            td(&format!("{figure}<sup>1</sup>")),
            &figure,
            true,
        ),
        3 => made(
            json!({ "runs": [run(&figure, ""), run("※2", "lowered")] }),
            td(&format!("{figure}<sub>※2</sub>")),
            &figure,
            true,
        ),
        4 => made(json!({ "number": figure, "is_struck": true }), td(&format!("<del>{figure}</del>")), "", true),
        5 => made(
            json!({ "number": figure, "format": format!("#,##0\"{unit}\"") }),
            td(&format!("{figure}{unit}")),
            &format!("{figure}{unit}"),
            false,
        ),
        6 => made(json!({ "number": figure, "format": "[<1000]\"該当なし\";0" }), td("該当なし"), "該当なし", false),
        7 => made(
            json!({ "number": format!("-{figure}"), "format": "0;\"△\"0" }),
            td(&format!("-{figure}")),
            &format!("-{figure}"),
            false,
        ),
        8 => made(
            json!({ "number": figure, "format": ";;;" }),
            td(&format!("<span style='display:none'>{figure}</span>")),
            "",
            false,
        ),
        9 => made(json!({ "number": figure, "format": "#,##0_ " }), td(&figure), &figure, false),
        10 => made(
            json!({ "number": format!("{figure}000"), "format": "#,##0,\"千円\"" }),
            td(&format!("{figure}千円")),
            &format!("{figure}千円"),
            false,
        ),
        11 => made(
            json!(figure),
            td(&format!("<select><option>{other}</option><option selected>{figure}</option></select>")),
            &figure,
            false,
        ),
        _ => made(json!(figure), td(&figure), &figure, false),
    }
}

#[test]
fn every_figure_read_from_a_random_book_is_visible_to_the_user() {
    for seed in 0..made() {
        let mut dice = Dice(seed + 1);
        (0..9).for_each(|_| _ = dice.below(2));
        let heads = ["指標名", "単位", "2018年度目標", "2019年度目標", "2020年度目標"].map(Value::from).to_vec();
        let (mut rows, mut merges, mut may, mut must) = (vec![heads], Vec::new(), BTreeSet::new(), BTreeSet::new());
        let hidden_column = (dice.below(4) == 0).then(|| 3 + dice.below(3));
        let hidden_line = (dice.below(3) == 0).then(|| 2 + dice.below(6));
        for line in 2..8_usize {
            let name = format!("指標{line}号");
            let mut row = vec![json!(name), json!("人")];
            let merged_at = (dice.below(5) == 0).then(|| dice.below(2));
            for (nth, year) in YEARS.into_iter().enumerate() {
                let Made { cell, seen, is_asked, .. } = cell_of(&mut dice);
                row.push(cell);
                let is_covered = merged_at.is_some_and(|at| nth == at + 1);
                if hidden_column == Some(nth + 3) || is_covered || seen.is_empty() {
                    continue;
                }
                let told = format!("{name} 目標 {year} {seen}");
                // Before any answer, only figures that are seen without doubt may be read.
                // If the covered cell is itself hidden, the user sees no merged cell.
                let is_merged = merged_at == Some(nth) && hidden_column != Some(nth + 4);
                if !is_asked && !is_merged && hidden_line != Some(line) {
                    must.insert(told.clone());
                }
                may.insert(told);
            }
            merges.extend(merged_at.map(|at| json!([line, at + 3, line, at + 4])));
            rows.push(row);
        }
        let hidden_columns: Vec<usize> = hidden_column.into_iter().collect();
        let mut handed = sheet(&rows, &json!({ "merges": merges, "hidden_columns": hidden_columns }));
        if let Some(line) = hidden_line {
            handed["rows"][line - 1]["is_hidden"] = json!(true);
        }
        let book = book_of(&handed);
        let before: BTreeSet<String> = figures(&read(&book, None, false)).into_iter().collect();
        let after: BTreeSet<String> = figures(&read(&book, Some(&Says::AsSeen), true)).into_iter().collect();
        let wrong: Vec<&String> = after.difference(&may).chain(before.difference(&must)).collect();
        assert_eq!(wrong, [""; 0], "seed {seed}: {handed}");
        assert!(!after.is_empty(), "seed {seed} says nothing");
    }
}

#[test]
fn every_figure_read_from_a_random_clipboard_table_is_visible_to_the_user() {
    for seed in 0..made() {
        let mut dice = Dice(seed + 1);
        (0..9).for_each(|_| _ = dice.below(2));
        let (mut html, mut plain, mut seen, mut is_asked) = ("<table>".to_owned(), String::new(), Vec::new(), false);
        for _ in 0..2 {
            let cells: Vec<Made> = YEARS.iter().map(|_| cell_of(&mut dice)).collect();
            let hidden = if dice.below(3) == 0 { "<td style='display:none'>777</td>" } else { "" };
            let at = dice.below(3);
            html.push_str("<tr>");
            for (nth, cell) in cells.iter().enumerate() {
                write!(html, "{}{}", if nth == at { hidden } else { "" }, cell.html).unwrap();
            }
            html.push_str("</tr>");
            // The plain text has all letters, as programs write it.
            plain.push_str(&vec!["987654"; cells.len()].join("\t"));
            plain.push('\n');
            is_asked |= cells.iter().any(|cell| cell.is_asked);
            seen.extend(cells.into_iter().map(|cell| cell.seen));
        }
        html.push_str("</table>");
        let has_looks = Block::of_clipboard(&plain, &html).unwrap().has_looks();
        let block =
            if has_looks { Block::of_clipboard(&plain, &html) } else { Block::of_clipboard("", &html) }.unwrap();
        let mut hand = Hand::at_sample("000");
        let before: Vec<String> = texts_of(&hand);
        let paste = tried(&hand, 1, target(2018), &block);
        assert!(!is_asked || matches!(&paste, Paste::Ask(_)), "seed {seed}: {html}");
        hand.table(pastes(paste).remove(0).command()).unwrap();
        let wrong: Vec<(String, String)> = texts_of(&hand)
            .into_iter()
            .zip(before.into_iter().zip(&seen))
            .filter(|(now, (before, seen))| now != *seen && now != before)
            .map(|(now, (_, seen))| (now, seen.clone()))
            .collect();
        assert_eq!(wrong, [], "seed {seed}: {html}");
    }
}

/// The texts of the targets of the first two KPIs.
fn texts_of(hand: &Hand) -> Vec<String> {
    let places: Vec<CellPlace> = YEARS.into_iter().map(target).collect();
    (1..=2).flat_map(|row| places.iter().map(move |place| hand.cell(row, *place).text)).collect()
}

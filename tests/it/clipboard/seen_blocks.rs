//! Blocks in which cells look different from their plain text: pasting asks before anything is written.

use keikaku::import::paste::{Block, LeftOut, PasteBy, PasteReason, TooLarge};
use keikaku::import::seen::SeenCell;
use keikaku::wording::{Language, pasting};

use crate::clipboard::pasting::{answer, answers, asked, texts};
use crate::clipboard::plain::block;
use crate::support::{Hand, target};

fn sendai() -> Hand {
    Hand::at_sample("000")
}

#[track_caller]
fn laid(plain: &str, html: &str) -> Block {
    Block::of_clipboard(plain, html).unwrap()
}

#[test]
fn cells_with_struck_out_or_raised_characters_are_pasted_without_them_after_a_question() {
    let row = "<table><tr><td><s>100</s>120<td>1200<sup>1</sup></table>";
    let rows = laid("100120\t12001", row);
    let question = asked(&sendai(), 1, target(2018), &rows);
    let revised = SeenCell { text: "120".to_owned(), struck: vec!["100".to_owned()], ..SeenCell::default() };
    let noted = SeenCell { text: "1200".to_owned(), signs: vec!["1".to_owned()], ..SeenCell::default() };
    assert_eq!(question.reasons, [PasteReason::Marked(vec![revised, noted])]);
    assert_eq!(answers(&question), [PasteBy::AsSeen]);
    assert_eq!(
        pasting::question(&question.reasons, Language::Japanese),
        "取り消し線や上付き・下付きの文字のあるセルがあります（「120」（取り消し線「100」）、「1200」（上付き・下付き「1」））。それらの文字を除いて貼り付けます。どう貼り付けますか。"
    );
    let mut hand = sendai();
    answer(&mut hand, &question, PasteBy::AsSeen);
    assert_eq!(texts(&hand, &[(1, target(2018)), (1, target(2019))]), ["120", "1200"]);
}

#[test]
fn a_single_cell_with_struck_out_text_also_prompts_a_question() {
    for html in
        ["<table><tr><td><s>100</s>120</table>", "<html><body><!--StartFragment--><s>100</s>120<!--EndFragment-->"]
    {
        let rows = laid("100120", html);
        assert_eq!((rows.single(), rows.has_looks()), (Some("120"), true), "{html}");
        assert_eq!(answers(&asked(&sendai(), 1, target(2018), &rows)), [PasteBy::AsSeen]);
    }
}

#[test]
fn formatting_by_style_sheet_classes_is_recognised_in_excel_markup() {
    let sheet = "<style><!--td {vertical-align:middle;}\n.xl65 {color:black; text-decoration:line-through;}\n.font6 {text-decoration:line-through;}\n.xl66, td.xl67 {display:none}--></style>";
    let html = format!(
        "<html><head>{sheet}</head><table><tr><td class=xl65>100<td class=xl64><font class=\"font6 a\">90</font><font class=font0>95</font><td class=xl66>7<td class=xl67>8</table>"
    );
    let rows = laid("100\t9095\t7\t8", &html);
    assert_eq!((rows.width(), rows.looks.hidden, rows.looks.marked.len()), (2, 2, 2));
}

#[test]
fn a_completely_struck_out_cell_does_not_clear_the_cell_it_is_pasted_on() {
    let mut hand = sendai();
    hand.fill(1, target(2018), "55");
    let rows = laid("100\t120", "<table><tr><td><s>100</s><td>120</table>");
    let question = asked(&hand, 1, target(2018), &rows);
    answer(&mut hand, &question, PasteBy::AsSeen);
    assert_eq!(texts(&hand, &[(1, target(2018)), (1, target(2019))]), ["55", "120"]);
}

#[test]
fn hidden_cells_are_reported_and_left_out_of_the_block() {
    let html =
        "<table><tr><td>100<td style='display:none'>999<td>120<tr hidden><td>1<td>2<td>3<tr><td>130<td>140</table>";
    let rows = laid("100\t120\n130\t140", html);
    let Ok(expected) = Block::of_clipboard("100\t120\n130\t140", "") else { panic!("it is no table") };
    assert_eq!((rows.height(), rows.width(), rows.looks.hidden), (2, 2, 4));
    assert_eq!(rows.single(), expected.single());
    let told = pasting::left_out(&LeftOut { hidden: 4, ..LeftOut::default() }, Language::Japanese);
    assert_eq!(told, ["非表示の4か所は貼り付けていません。"]);
}

#[test]
fn a_figure_in_a_merged_cell_above_single_cells_prompts_a_question() {
    let merged = "<table><tr><td colspan=2>100<tr><td>120<td>130</table>";
    let question = asked(&sendai(), 1, target(2018), &laid("100\t\n120\t130", merged));
    assert_eq!(question.reasons, [PasteReason::Merged(vec!["100".to_owned()])]);
    let under_its_head = "<table><tr><td colspan=2>2018年度<td>2019年度<tr><td colspan=2>100<td>120</table>";
    assert!(!laid("2018年度\t\t2019年度\n100\t\t120", under_its_head).has_looks());
}

#[test]
fn a_cell_spanning_two_rows_occupies_a_column_of_the_second_row() {
    let html = "<table><tr><td rowspan=2>来場者数<td>1<s>0</s><tr><td>2<td rowspan=9>3<tr><td>4<td>5</table>";
    let rows = laid("x\ty\nz", html);
    let Ok(Some(alone)) = Block::of_markup(html) else { panic!("it is no table") };
    assert_eq!((rows.height(), rows.width()), (3, 3));
    let plain: Vec<Vec<String>> = vec![vec!["来場者数", "1"], vec!["", "2", "3"], vec!["4", "5", ""]]
        .into_iter()
        .map(|row| row.into_iter().map(str::to_owned).collect())
        .collect();
    assert!(format!("{alone:?}").contains(&format!("{plain:?}")[..20]), "{alone:?}");
}

#[test]
fn lines_outside_a_table_are_kept_as_rows_of_the_block() {
    let html =
        "<p>単位：<s>千円</s>円</p><table><tr><td>1<td><s>2</s>3</table><div>注</div><table><tr><td>4<td>5</table>";
    let rows = laid("単位：円\n1\t3\n注\n4\t5", html);
    assert_eq!((rows.height(), rows.looks.marked.len()), (4, 2));
}

#[test]
fn plain_text_is_used_if_the_markup_adds_no_information() {
    let html = "<table><tr><td>1<td>2<tr><td>3<td>4</table>";
    assert_eq!(laid("1\t二行\r\n3\t4", html), block(&[&["1", "二行"], &["3", "4"]]));
    assert_eq!(
        laid("1\t2", &format!("<table><tr><td>1<td>2</table>{}", " ".repeat(10_000_001))),
        block(&[&["1", "2"]])
    );
    let large = format!("<table><tr><td><s>1</s><td>2</table>{}", " ".repeat(10_000_001));
    assert_eq!(Block::of_clipboard("1\t2", &large), Err(TooLarge));
}

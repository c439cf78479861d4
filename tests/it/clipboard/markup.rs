//! The clipboard's HTML: how a table is read from it, and that any markup is read or refused in one pass.

use keikaku::import::paste::{Block, TooLarge};
use keikaku::plan::indicator::Row;

use crate::clipboard::plain::block;

#[track_caller]
fn reads(html: &str, rows: &[&[&str]]) {
    assert_eq!(Block::of_markup(html), Ok(Some(block(rows))));
}

#[track_caller]
fn holds_no_table(html: &str) {
    assert_eq!(Block::of_markup(html), Ok(None));
}

#[test]
fn a_table_is_read_by_rows_and_cells_whatever_surrounds_the_table() {
    reads(
        "<html><head><style><!--td{color:red}--></style></head><body><!--StartFragment--><table border=0 style='a'>\r\n \
         <tr height=20><td class=xl65 align=right style='width:54pt'>30,000</td>\r\n  <td>31,000</td></tr>\r\n \
         <tr><th>12</th><td>１３</td></tr></table><!--EndFragment--></body></html>",
        &[&["30,000", "31,000"], &["12", "１３"]],
    );
    reads("<TABLE><THEAD><TR><TD>1<TBODY><TR><TD>2<TD>3</TABLE>", &[&["1"], &["2", "3"]]);
    reads("<table><caption>題</caption><td>1<tr><td>2</table><table><tr><td>3</table>", &[&["1"], &["2"]]);
    reads("<table><tr><td>1</td></tr><tr></tr><tr><td>2", &[&["1"], &[], &["2"]]);
    holds_no_table("");
    holds_no_table("<p>1</p><b>2</b>");
    holds_no_table("<table></table>");
    holds_no_table("<!-- <table><tr><td>1 --><style><table><tr><td>1</style>");
}

#[test]
fn cell_text_keeps_line_breaks_and_collapses_spaces() {
    reads(
        "<table><td> 上期<br>下期 \n 好調 <br><br>&nbsp;計 <td><p>一</p> <p>二</p><td><div><ul><li>ア<li>イ</ul></div>",
        &[&["上期\n下期 好調\n\n計", "一\n二", "ア\nイ"]],
    );
    reads("<table><td>&lt;b&gt; &amp; &#x3042; &copy;<td><b>1</b>,<i>000</i><td>", &[&["<b> & あ ©", "1,000", ""]]);
    reads("<table><td>1<script>2</script><style>3</style><!--4--><td title='<td>5'>6", &[&["1", "6"]]);
    reads("<table><td>a<table><tr><td>b<td>c<tr><td>d</table>e<td>f</table>", &[&["a b c de", "f"]]);
}

#[test]
fn a_cell_spanning_columns_fills_the_first_and_leaves_the_others_blank() {
    reads("<table><tr><td colspan=2>1</td><td COLSPAN=\"3\">2</table>", &[&["1", "", "2", "", ""]]);
    reads(
        "<table><tr><td colspan=0>1<td colspan=x>2<td colspan=-1>3<td colspan=''>4</td colspan=9>",
        &[&["1", "2", "3", "4"]],
    );
}

#[test]
fn rows_of_our_own_copy_keep_their_kind_and_their_spaces() {
    let html = "<table><tr data-keikaku-row=\"actual\"><td>上期  は\n好調&#13;</td></tr></table>";
    let expected = Block::of_rows(vec![vec!["上期  は\n好調\r".to_owned()]], Some(vec![Row::Actual]));
    assert_eq!(Block::of_markup(html), Ok(Some(expected)));
    reads("<table><tr data-keikaku-row=target><td>1<tr><td>2", &[&["1"], &["2"]]);
    reads("<table><tr data-keikaku-row=total><td>1", &[&["1"]]);
}

#[test]
fn html_is_read_only_if_it_has_more_cells_or_is_our_own_copy() {
    let read = |plain: &str, html: &str| Block::of_clipboard(plain, html).unwrap();
    let html = "<table><tr><td>1<td>2</table>";
    assert_eq!(read("3\t4", html), block(&[&["3", "4"]]));
    assert_eq!(read("3", html), block(&[&["1", "2"]]));
    assert_eq!(read("", html), block(&[&["1", "2"]]));
    assert_eq!(read("3", "<b>3</b>"), block(&[&["3"]]));
    let ours = "<table><tr data-keikaku-row=target><td>1<td>2</table>";
    assert_eq!(read("3\t4", ours), Block::of_rows(vec![vec!["1".to_owned(), "2".to_owned()]], Some(vec![Row::Target])));
}

/// The height and width of a table, or `None` without one.
type Size = Result<Option<(usize, usize)>, TooLarge>;

/// Markup that is made to slow its reader down: a description, the markup, and the expected result.
fn torn() -> Vec<(&'static str, String, Size)> {
    let begun = "<table><tr><td>1";
    vec![
        ("a tag that never ends", format!("{begun}<{}", "a".repeat(1_000_000)), Ok(Some((1, 1)))),
        ("styles in a tag", "<style ".repeat(1_000_000), Ok(None)),
        ("styles that never end", format!("{begun}{}", "<style>".repeat(1_000_000)), Ok(Some((1, 1)))),
        ("signs that open no tag", format!("{begun}{}", "<".repeat(1_000_000)), Ok(Some((1, 1)))),
        ("quotes that never end", format!("{begun}{}", "<a b=\"".repeat(1_000_000)), Ok(Some((1, 1)))),
        ("attributes", format!("{begun}<td {}", "colspan=9 ".repeat(900_000)), Ok(Some((1, 1)))),
        ("comments", format!("{begun}{}", "<!--".repeat(1_000_000)), Ok(Some((1, 1)))),
        ("entities", format!("{begun}{}", "&CounterClockwiseContourIntegra".repeat(300_000)), Ok(Some((1, 1)))),
        ("tables in one another", "<table><tr><td>".repeat(500_000), Ok(Some((1, 1)))),
        ("tables in no cell", "<table>".repeat(1_000_000), Ok(None)),
        ("elements in one another", format!("{begun}{}", "<div><b>".repeat(1_000_000)), Ok(Some((1, 1)))),
        ("line ends", format!("{begun}{}2", "<br>".repeat(1_000_000)), Ok(Some((1, 1)))),
        (
            "one span",
            "<table><tr><td colspan=99999999999999999>1<tr><td colspan=99999>".to_owned(),
            Ok(Some((2, 1000))),
        ),
        ("a row of spans", format!("<table><tr>{}", "<td colspan=1000>".repeat(60_000)), Err(TooLarge)),
        ("rows of spans", format!("<table>{}", "<tr><td colspan=1000>1".repeat(60_000)), Err(TooLarge)),
        ("cells", format!("<table><tr>{}", "<td>".repeat(1_001)), Err(TooLarge)),
        ("rows", format!("<table>{}", "<tr>".repeat(1_000_000)), Err(TooLarge)),
        ("more than is read", " ".repeat(10_000_001), Err(TooLarge)),
    ]
}

#[test]
fn markup_made_to_slow_the_reader_down_is_read_or_rejected() {
    for (what, html, expected) in torn() {
        let read = Block::of_markup(&html);
        let size = read.map(|block| block.map(|block| (block.height(), block.width())));
        assert_eq!(size, expected, "{what}");
    }
}

//! Every notation of a cell in `docs/domain.md` ("States of a cell", "How numbers are written"), and how it is read.

use keikaku::plan::cell::{Bound, Cell, Certainty, KNOWN_UNITS, Reading, ReadingDoubt, State, UnknownReason};
use keikaku::value::amount::Amount;
use keikaku::value::width;
use proptest::prelude::*;

/// Asserts that the text is read without doubt as that number, in a row with that unit.
#[track_caller]
fn number(text: &str, unit: &str, plain: &str) -> Reading {
    let reading = Reading::from_text(text, unit);
    assert_eq!((plain_of(&reading).as_deref(), reading.doubt), (Some(plain), None), "{text}");
    reading
}

/// Asserts that the text is not read, with that doubt.
#[track_caller]
fn unread(text: &str, unit: &str, doubt: impl Into<Option<ReadingDoubt>>) {
    let reading = Reading::from_text(text, unit);
    assert_eq!((reading.state, reading.doubt), (State::Unread, doubt.into()), "{text}");
}

#[track_caller]
fn state(text: &str, expected: State) {
    assert_eq!(Reading::from_text(text, "件"), Reading { state: expected, ..Reading::default() }, "{text}");
}

/// Asserts the number that the text counts as while it is typed.
#[track_caller]
fn live(text: &str, plain: &str) {
    let reading = Reading::while_typing(text, "千円");
    assert_eq!(reading.as_ref().and_then(plain_of).as_deref(), Some(plain), "{text}");
}

#[track_caller]
fn shown(text: &str, unit: &str, expected: &str) {
    assert_eq!(Cell::read(text, unit).shown(unit), expected, "{text}");
}

fn plain_of(reading: &Reading) -> Option<String> {
    match reading.state {
        State::Number { amount, .. } => Some(amount.plain()),
        _ => None,
    }
}

fn certainty_of(reading: &Reading) -> Option<Certainty> {
    match reading.state {
        State::Number { certainty, .. } => Some(certainty),
        _ => None,
    }
}

#[test]
fn spaces_around_a_number_and_its_unit_are_ignored() {
    for text in ["25,000 千円", "25,000千円", "25,000　千円", "25,000\n千 円", " 25,000 千円\t"] {
        number(text, "千円", "25000");
    }
}

#[test]
fn a_zero_with_a_unit_is_read_like_a_zero_without_a_unit() {
    assert_eq!(number("0 千円", "千円", "0").state, number("0", "千円", "0").state);
    assert_eq!(number("0 千円", "千円", "0").unit.as_deref(), Some("千円"));
}

#[test]
fn decimals_stay_as_written() {
    number("43,458.00", "千円", "43458.00");
    number("0.00", "人", "0.00");
    number(".5", "%", "0.5");
}

#[test]
fn full_width_digits_are_read_as_numbers() {
    number("２，５００", "件", "2500");
    number("１０％", "%", "10");
    number("１２．５０", "％", "12.50");
    number("－１，２３４", "件", "-1234");
}

#[test]
fn the_units_of_the_sample_documents_are_known_in_any_row() {
    for (text, plain, unit) in [("50社", "50", "社"), ("130 商品", "130", "商品"), ("70 事業所", "70", "事業所")]
    {
        assert_eq!(Reading::from_text(text, "件").unit.as_deref(), Some(unit));
        assert_eq!(number(text, unit, plain).unit.as_deref(), Some(unit));
    }
}

#[test]
fn a_figure_in_another_known_unit_is_reported_and_neither_read_nor_converted() {
    for (text, unit, written) in [
        ("35,691円", "千円", "円"),
        ("5百万円", "千円", "百万円"),
        ("１０％", "件", "％"),
        ("3.1g/人・日", "件", "g/人・日"),
    ] {
        unread(text, unit, ReadingDoubt::OtherUnit);
        assert_eq!(Reading::from_text(text, unit).unit.as_deref(), Some(written));
    }
    assert_eq!(number("10㎡", "", "10").unit.as_deref(), Some("㎡"));
    assert_eq!(number("7.2mg/L", "", "7.2").unit.as_deref(), Some("mg/L"));
}

#[test]
fn the_unit_of_the_row_may_be_any_word() {
    number("3コマ", "コマ", "3");
    number("3万円", "万円", "3");
    number("4人／10万人", "人/10万人", "4");
    number("5時間以上", "時間以上", "5");
}

#[test]
fn a_figure_with_an_unknown_unit_is_not_read() {
    unread("3コマ", "件", ReadingDoubt::UnknownUnit);
    unread("12CO2トン", "t", ReadingDoubt::UnknownUnit);
    assert_eq!(Reading::from_text("3 コマ", "件").unit.as_deref(), Some("コマ"));
}

#[test]
fn bounds_after_a_number_are_reported() {
    for (text, bound) in [
        ("50％超", Bound::Above),
        ("50%以上", Bound::AtLeast),
        ("50 % 以下", Bound::AtMost),
        ("50％未満", Bound::Below),
    ] {
        assert_eq!(number(text, "%", "50").bound, Some(bound), "{text}");
    }
    assert_eq!(number("50超", "%", "50").bound, Some(Bound::Above));
    assert_eq!(number("50％", "%", "50").bound, None);
}

#[test]
fn preliminary_and_estimated_figures_are_read_as_numbers_with_their_certainty() {
    for (text, certainty) in [
        ("1,200(速報)", Certainty::Preliminary),
        ("1,200（見込）", Certainty::Estimate),
        ("1,200 速報", Certainty::Preliminary),
        ("1,200千円（速報）", Certainty::Preliminary),
        ("1,200 （ 見込み ）", Certainty::Estimate),
        ("1,200千円以上（速報値）", Certainty::Preliminary),
        ("1,200（確定）", Certainty::Final),
    ] {
        assert_eq!(certainty_of(&number(text, "千円", "1200")), Some(certainty), "{text}");
    }
}

#[test]
fn every_kind_of_minus_sign_is_read_as_a_minus() {
    for sign in ["▲", "△", "−", "－", "-", "‐", "▲ "] {
        number(&format!("{sign}1,234"), "件", "-1234");
    }
    number("+5", "件", "5");
    number("△0", "件", "0");
}

#[test]
fn a_long_vowel_mark_or_en_dash_before_a_number_is_a_doubtful_minus() {
    for text in ["ー1,234", "ｰ1,234", "–1,234"] {
        let reading = Reading::from_text(text, "件");
        assert_eq!(
            (plain_of(&reading).as_deref(), reading.doubt),
            (Some("-1234"), Some(ReadingDoubt::OddMinus)),
            "{text}"
        );
    }
}

#[test]
fn a_dash_before_digits_is_a_minus_even_if_the_unit_contains_them() {
    number("-1", "(1)", "-1");
    assert_eq!(Cell::read("-%", "%").state, State::NotApplicable);
}

#[test]
fn a_dash_alone_is_not_applicable() {
    for text in ["-", "－", "―", "─", "‐", "−", "–", "—", " － ", "該当なし", "該当なし。", "該当 なし"]
    {
        state(text, State::NotApplicable);
    }
}

#[test]
fn ambiguous_marks_are_unread_with_a_doubt() {
    for text in ["ー", "ｰ", "〃", "―1,234", "— 5"] {
        unread(text, "件", ReadingDoubt::OddDash);
    }
    unread("▲", "件", None);
    unread("--", "件", None);
}

#[test]
fn a_number_in_brackets_is_unread_with_a_doubt() {
    for text in ["(5)", "（5）", "（△1,234）", "(5)千円"] {
        unread(text, "千円", ReadingDoubt::Brackets);
    }
}

#[test]
fn separators_are_read_only_between_groups_of_three_digits() {
    number("1,234,567", "円", "1234567");
    for text in ["1,23", "1.234,5", "12,34,567", "1,2345", "1.234.567", "12.", "1,", ",5", "0,123", "1、234", "1'234"]
    {
        unread(text, "円", ReadingDoubt::Grouping);
    }
}

#[test]
fn a_word_for_a_few_is_not_read_as_a_number() {
    for text in ["数件", "数十人", "約数件", "数千"] {
        unread(text, "件", ReadingDoubt::AFew);
    }
}

#[test]
fn ambiguous_powers_of_ten_are_unread_with_a_doubt() {
    for text in ["3万", "5千", "3万5千", "3億"] {
        unread(text, "千円", ReadingDoubt::Myriads);
    }
    for text in ["3万12,345円", "3.5万5円", "5千3万円", "10万円当たり"] {
        unread(text, "円", ReadingDoubt::Myriads);
    }
}

#[test]
fn a_cell_that_a_spreadsheet_altered_is_read_as_damaged() {
    for text in ["1E+05", "1.2E+11", "-1e-5", "4月2日", "2022/4/2", "2-Apr", "####", "####.##"] {
        unread(text, "件", ReadingDoubt::Damaged);
    }
    for text in ["#REF!", "#DIV/0!", "#VALUE!", "#N/A", "#NAME?", "＃ＲＥＦ！"] {
        unread(text, "件", ReadingDoubt::Damaged);
    }
}

#[test]
fn item_numbers_are_not_read_as_digits() {
    for text in ["①②③", "①", "5①", "#1", "※1"] {
        unread(text, "件", None);
    }
}

#[test]
fn two_figures_in_one_cell_are_not_read_as_one_number() {
    for text in ["10 20", "1 200", "10\n20", "400～500", "3/4", "5(6)"] {
        unread(text, "件", ReadingDoubt::SeveralValues);
    }
    for text in ["1,200(速報)(見込)", "19.5%21.3%"] {
        assert_eq!(Reading::from_text(text, "%").state, State::Unread, "{text}");
    }
}

#[test]
fn words_for_unknown_figures_are_read_with_their_reason() {
    for text in [
        "未把握",
        "不明",
        "未定",
        "未確定",
        "未調査",
        "未集計",
        "算定中",
        "…",
        "……",
        "...",
        "‥",
        "・・・",
        "･･･",
        "未定。",
    ] {
        state(text, State::Unknown { reason: None });
    }
    for (text, reason) in [
        ("集計中", UnknownReason::BeingCounted),
        ("調査中", UnknownReason::UnderSurvey),
        ("未公表", UnknownReason::Unpublished),
        ("算定不能", UnknownReason::Incalculable),
        ("比較不能", UnknownReason::Incomparable),
    ] {
        state(text, State::Unknown { reason: Some(reason) });
        assert_eq!(reason.word(), text);
    }
    for text in ["比較できない", "比較困難", "比較不能。"] {
        state(text, State::Unknown { reason: Some(UnknownReason::Incomparable) });
    }
}

#[test]
fn white_space_alone_is_blank() {
    for text in ["", " ", "　", "\t\r\n", "\u{FEFF}"] {
        state(text, State::Blank);
        assert_eq!(Cell::read(text, "件"), Cell::default());
    }
}

#[test]
fn other_text_is_not_read() {
    for text in ["検討する", "速報", "数値目標", "。", "千円"] {
        unread(text, "千円", None);
    }
}

#[test]
fn a_number_with_more_than_fifteen_digits_or_too_many_places_is_unread() {
    number("999,999,999,999,999", "円", "999999999999999");
    unread("1,000,000,000,000,000", "円", ReadingDoubt::TooLong);
    unread("12345678901.00000001234", "円", ReadingDoubt::TooLong);
}

#[test]
fn the_text_of_a_cell_is_kept_without_surrounding_space() {
    assert_eq!(Cell::read(" ▲２，５００ 千円\n", "千円").text, "▲２，５００ 千円");
}

#[test]
fn separators_are_ignored_while_typing() {
    live("６０，０", "600");
    live("1,23", "123");
    live("1234,5", "12345");
    live("３、０００", "3000");
}

#[test]
fn a_trailing_point_or_separator_is_ignored_while_typing() {
    live("12.", "12");
    live("１２．", "12");
    live("12。", "12");
    live("60,", "60");
    live("▲12.", "-12");
}

#[test]
fn a_lone_sign_is_not_read_while_typing() {
    for text in ["-", "－", "▲", "△", "ー", "+", ".", "-.", "，", " ‐ "] {
        assert_eq!(Reading::while_typing(text, "千円"), None, "{text}");
    }
}

#[test]
fn other_texts_are_read_the_same_while_typing() {
    for text in ["", "25,000 千円", "該当なし", "約400", "…", "...", "(5)", "―", "50％超", "1E+05", "12.50", "12.."]
    {
        assert_eq!(Reading::while_typing(text, "千円"), Some(Reading::from_text(text, "千円")), "{text}");
    }
}

#[test]
fn a_figure_is_shown_in_one_standard_notation() {
    shown("２５０００．００ 千円", "千円", "25,000.00");
    shown("▲1,234", "件", "-1,234");
    shown("ー1234", "件", "-1,234");
    shown("50％超", "％", "50超");
    shown("50％以内", "％", "50以下");
    assert_eq!(Cell::read("50％超", "％").shown_as_target("％"), "50");
    shown("400件程度", "件", "400程度");
    shown("約 ４００件", "件", "約400");
    shown("累計：1200人以上（速報）", "人", "累計1,200以上（速報）");
    shown("3.5万人", "人", "35,000");
    shown("3.5万人", "万人", "3.5");
    shown("122団体（26年度）", "団体", "122");
    shown("1,200(速報)", "件", "1,200（速報）");
    shown("1200千円 見込", "千円", "1,200（見込）");
}

#[test]
fn a_unit_that_differs_from_the_rows_unit_is_shown_with_the_figure() {
    shown("35691円", "千円", "35691円");
    shown("50 社（見込）", "", "50社（見込）");
    shown("50社", "", "50社");
    let cell = Cell::read("3コマ", "コマ");
    assert_eq!(cell.shown("回"), "3コマ");
}

#[test]
fn a_cell_without_a_number_shows_its_state() {
    shown("該当なし。", "件", "-");
    shown("―", "件", "-");
    shown(" ", "件", "");
    shown("集計 中", "件", "集計中");
    for text in ["未把握", "…", "未定", "算定中", "不明", "数件", "ー", "(5)"] {
        shown(text, "件", text);
    }
    let unknown = Cell { state: State::Unknown { reason: None }, text: String::new() };
    assert_eq!(unknown.shown("件"), "未把握");
}

#[test]
fn known_units_are_listed_in_normal_form_and_readable() {
    for unit in KNOWN_UNITS {
        assert_eq!(width::key(unit), *unit);
        assert_eq!(number(&format!("5{unit}"), "", "5").unit.as_deref(), Some(*unit));
    }
}

/// Random texts made of the pieces that occur in cells, so that rare branches are reached.
fn cell_text() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "0",
        "7",
        "１",
        "25,000",
        "1,234",
        "12.50",
        ".",
        ",",
        "，",
        "-",
        "－",
        "▲",
        "ー",
        "―",
        "(",
        "）",
        " ",
        "　",
        "\n",
        "千円",
        "円",
        "社",
        "％",
        "m²",
        "万",
        "億",
        "約",
        "数",
        "程度",
        "弱",
        "延べ",
        "累計",
        "５年間で",
        "千",
        "¥",
        "±",
        "'",
        "※1",
        "注",
        "/",
        "→",
        "H28.3",
        "26年度",
        "令和元年",
        "末",
        "件/月",
        "手続",
        "以内",
        "超",
        "以上",
        "（速報）",
        "見込",
        "該当なし",
        "。",
        "…",
        "未把握",
        "集計中",
        "E+05",
        "#",
        "#REF!",
        "月",
        "日",
        "/",
        "①",
        "〃",
        "𠮷",
        "\u{3099}",
        "\u{FEFF}",
    ]);
    prop_oneof![any::<String>(), prop::collection::vec(pieces, 0..6).prop_map(|pieces| pieces.concat())]
}

#[test]
fn a_figure_has_no_separators_while_edited_and_other_texts_are_unchanged() {
    let bare = |text: &str| Cell::read(text, "千円").bare("千円");
    assert_eq!(bare("１７５，９４８．５０千円"), "175948.50");
    assert_eq!(bare("▲1,234（速報）"), "-1234（速報）");
    assert_eq!(bare("1,234件"), "1,234件", "it is no figure of the row");
    assert_eq!(Cell::read("1,234件", "").bare(""), "1234件");
    assert_eq!(bare("約1,400千円"), "約1400");
    assert_eq!(bare("1,400千円以上"), "1400以上");
    assert_eq!(Cell::read("1,400千円以上", "千円").bare_as_target("千円"), "1400");
    for text in ["", "-", "未公表", "…", "数千", "1,23"] {
        assert_eq!(bare(text), text);
    }
}

proptest! {
    #[test]
    fn the_edited_text_of_a_cell_is_read_back_to_the_same_state(
        text in prop_oneof![cell_text(), "[▲-]?[1-9１-９][0-9]{0,3}(,[0-9]{3})?(\\.[0-9]{1,2})?(千円|件|％)?(（速報）|見込)?"],
        unit in "(千円|件|％)?",
    ) {
        let cell = Cell::read(&text, &unit);
        prop_assert_eq!(Cell::read(&cell.bare(&unit), &unit).state, cell.state);
    }

    #[test]
    fn reading_never_panics_and_only_blank_cells_have_no_text(text in cell_text(), unit in cell_text()) {
        let cell = Cell::read(&text, &unit);
        Reading::while_typing(&text, &unit);
        prop_assert_eq!(cell.is_blank(), cell.text.is_empty());
    }

    #[test]
    fn marking_the_certainty_of_a_figure_never_changes_its_amount(
        text in prop_oneof![cell_text(), "[▲-]?[1-9１-９][0-9]{0,3}(\\.[0-9]{1,2})?( ?(千円|件|％))?(以上|超)?( ?（?(速報|見込)）?)?(未満)?"],
        unit in "(千円|件|％|見込)?",
    ) {
        let cell = Cell::read(&text, &unit);
        for certainty in [Certainty::Preliminary, Certainty::Estimate, Certainty::Final] {
            let marked = cell.with_certainty(certainty, &unit).map(|text| Cell::read(&text, &unit).state);
            let scale = |state| if let State::Number { amount, .. } = state { Some(amount.plain()) } else { None };
            prop_assert_eq!(marked, cell.amount().map(|amount| State::Number { amount, certainty }));
            prop_assert_eq!(marked.and_then(scale), scale(cell.state));
        }
    }

    #[test]
    fn a_shown_text_is_read_back_to_the_same_state(text in cell_text(), unit in "(千円|件|％|回/年|万人|円|（％）|以上|見込|程度|か所)?") {
        let cell = Cell::read(&text, &unit);
        let again = Cell::read(&cell.shown(&unit), &unit);
        prop_assert_eq!(again.state, cell.state);
        prop_assert_eq!(again.amount().map(Amount::scale), cell.amount().map(Amount::scale));
        prop_assert_eq!(again.shown(&unit), cell.shown(&unit));
    }

    #[test]
    fn a_number_is_read_the_same_bare_grouped_and_in_full_width(
        plain in "-?(0|[1-9][0-9]{0,14})(\\.[0-9]{1,8})?",
        unit in prop::sample::select(KNOWN_UNITS),
    ) {
        let amount = Amount::from_plain(&plain);
        let wide: String = plain.chars().map(|c| char::from_u32(u32::from(c) + 0xFEE0).unwrap_or(c)).collect();
        let grouped = amount.map(Amount::grouped).unwrap_or_default();
        for written in [plain, wide, grouped.clone(), format!("{grouped} {unit}")] {
            let read = Cell::read(&written, unit).amount();
            prop_assert_eq!(read, amount);
            prop_assert_eq!(read.map(Amount::scale), amount.map(Amount::scale));
        }
    }
}

/// Asserts the text with that certainty written into it, in a row with that unit.
#[track_caller]
fn marked(text: &str, unit: &str, certainty: Certainty, expected: Option<&str>) {
    assert_eq!(Cell::read(text, unit).with_certainty(certainty, unit).as_deref(), expected, "{text}");
}

#[test]
fn a_certainty_mark_is_added_or_replaced_in_the_written_text() {
    marked("1,200", "人", Certainty::Preliminary, Some("1,200（速報）"));
    marked("1,200（速報）", "人", Certainty::Final, Some("1,200"));
    marked("1,200 速報", "人", Certainty::Estimate, Some("1,200（見込）"));
    marked("２，５００ 千円", "千円", Certainty::Estimate, Some("２，５００ 千円（見込）"));
    marked("43,458.00", "", Certainty::Preliminary, Some("43,458.00（速報）"));
    marked("50（見込）以上", "", Certainty::Final, Some("50以上"));
    marked("50％超", "%", Certainty::Preliminary, Some("50％超（速報）"));
    marked("5 確定", "", Certainty::Estimate, Some("5（見込）"));
    marked("5（速報）", "", Certainty::Preliminary, Some("5（速報）"));
    marked("1,200人見込", "人見込", Certainty::Preliminary, Some("1,200（速報）"));
    marked("約400", "", Certainty::Preliminary, Some("約400（速報）"));
    marked("1,200（速報）※1", "人", Certainty::Final, Some("1,200※1"));
    marked("1,200（速報）（R5.3末）", "人", Certainty::Estimate, Some("1,200（R5.3末）（見込）"));
    for text in ["", "-", "未把握", "数件"] {
        marked(text, "", Certainty::Preliminary, None);
    }
}

//! The user's answers as texts.

use super::cells::{are_side_by_side, indicator, kind, left_and_right, region};
use crate::columns::vocabulary::HeadWord;
use crate::import::reading::{ReadSheet, RowSide, Says, SheetMark, YearSaid};
use crate::wording::{Label, Language, SheetReadingLabel, terms};

/// An answer of the user: `C列：目標 2024年度`.
pub fn mark(sheet: &ReadSheet, mark: &SheetMark, language: Language) -> String {
    let cells = || sheet.grid.rows.iter().flatten().filter(|cell| mark.on.has(cell.place));
    let said = match mark.says {
        Says::Lines(kinds) if are_side_by_side(cells()) => left_and_right(kinds, language),
        _ => meaning(&mark.says, language),
    };
    let on = region(&mark.on, language);
    sentence!(language, "{on}：{said}", "{on}: {said}")
}

/// The meaning that a mark gives to its cells.
pub fn meaning(says: &Says, language: Language) -> String {
    match says {
        Says::Tells(attribute) => attribute_word(*attribute, language).to_owned(),
        Says::Name(name) => {
            let name = indicator(name, language);
            sentence!(language, "「{name}」の値", "Figures of “{name}”")
        }
        Says::NameAbove => language.say("すぐ上の行が指標名", "Named by the line above each block"),
        Says::NamesGoOn => language.say("すぐ上の指標の続き", "They go on with the indicator above"),
        Says::Figures { kind: of, year } => {
            let kind = of.map(|of| kind(of, language).to_owned());
            let year = year.map(|year| year_said(year, language));
            [kind, year].into_iter().flatten().collect::<Vec<_>>().join(" ")
        }
        Says::Lines([upper, lower]) => {
            let (upper, lower) = (kind(*upper, language), kind(*lower, language));
            sentence!(language, "上段：{upper} 下段：{lower}", "{upper} above, {lower} below")
        }
        Says::Unit(unit) => sentence!(language, "単位 {unit}", "Unit {unit}"),
        Says::ActualsUntil(year) => {
            let year = year_said(*year, language);
            sentence!(language, "{year}まで実績、以後は目標", "Actuals to {year}, targets after")
        }
        Says::Era(era) => era.clone(),
        Says::FirstYear(year) => {
            let year = terms::year(*year, language);
            sentence!(language, "1年目は{year}", "The first year is {year}")
        }
        Says::ThisYear(year) => {
            let year = year_said(*year, language);
            sentence!(language, "今年度は{year}", "This year is {year}")
        }
        Says::Aligned(RowSide::Left) => language.say("右側が欠けている", "The right side is missing"),
        Says::Aligned(RowSide::Right) => {
            language.say("左側（数値の前）が欠けている", "Cells before the figures are missing")
        }
        Says::AsSeen => language.say("見えているとおりに読む", "Read as seen"),
        Says::WithoutRemark => language.say("添え書きを除いた数を読む", "Read the figure without its remark"),
        Says::Values => language.say("数値の範囲", "The range of figures"),
        Says::LeftOut => SheetReadingLabel::SKIP.text(language).to_owned(),
        Says::OwnIndicator => language.say("一つの指標として読む", "An indicator of its own"),
        Says::Apart => language.say("それぞれ別の指標", "An indicator of its own each"),
    }
}

/// The word for the meaning of a row or column.
pub fn attribute_word(attribute: HeadWord, language: Language) -> &'static str {
    match attribute {
        HeadWord::Name => Label::INDICATOR_NAME,
        HeadWord::Kind => SheetReadingLabel::KINDS,
        HeadWord::Year => SheetReadingLabel::YEARS,
        HeadWord::Unit => Label::UNIT,
        HeadWord::Group => Label::GROUP,
        HeadWord::Responsible => Label::RESPONSIBLE,
        HeadWord::Note => Label::CELL_NOTE,
    }
    .text(language)
}

/// The label of the meaning of a row or column in the menu.
pub fn attribute_menu(attribute: HeadWord, language: Language) -> String {
    let word = attribute_word(attribute, language);
    match attribute {
        HeadWord::Year => sentence!(language, "年度の並び", "Years stand here"),
        _ => word.to_owned(),
    }
}

fn year_said(year: YearSaid, language: Language) -> String {
    match year {
        YearSaid::Year(year) => terms::year(year, language),
        YearSaid::Reported(by) => sentence!(language, "報告年度{by:+}", "reported year {by:+}"),
        YearSaid::Period => SheetReadingLabel::PERIOD.text(language).to_owned(),
    }
}

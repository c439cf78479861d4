//! If another file changes a figure that a section has answered, the report names the section.

use keikaku::import::preview::{ImportBase, OpenedOn, preview};
use keikaku::import::read::read_table;
use keikaku::import::wide;
use keikaku::plan::lineage::{AskedFigure, Lineage, SectionAnswer, SectionInquiry, SentInquiry, Whose};
use keikaku::value::fiscal_year::Date;
use keikaku::value::id::VersionId;
use keikaku::wording::{Language, import};

use crate::support::desk::{Browser, year};
use crate::tables::offices::office;

#[test]
fn a_change_of_an_answered_figure_names_the_section_that_answered() {
    let desk = office();
    let asked = AskedFigure { year: year(2022), kpi: desk.row(5).id };
    let answer = |on, version, undone| SectionAnswer {
        version: VersionId::from_bits(version),
        file: "回答.xlsx".into(),
        respondent: String::new(),
        on,
        set: [asked].into_iter().collect(),
        said: [asked].into_iter().collect(),
        left_out: false,
        whose: Whose::Section,
        undone,
    };
    let days = [4, 9].map(|day| Date::new(2023, 6, day).unwrap());
    let section = SectionInquiry {
        name: "企画課".to_owned(),
        figures: [asked].into_iter().collect(),
        answers: vec![answer(days[0], 2, false), answer(days[1], 3, true)],
    };
    let inquiry = SentInquiry {
        version: VersionId::from_bits(1),
        asked_on: days[0],
        deadline: String::new(),
        asked_by: String::new(),
        telephone: String::new(),
        only_open: false,
        with_texts: false,
        sections: vec![section],
    };
    let lineages = [(desk.plan, Lineage::default().with_inquiries([inquiry]))].into_iter().collect();
    let base = ImportBase::new(desk.session.workbook().clone(), lineages);
    let file = "指標名,単位,区分,2022年度,2023年度\n住民満足度,%,実績,62.5,63\n";
    let rows = wide::read_file(&read_table(file.as_bytes(), Browser::get()).unwrap(), &desk.answers).unwrap();
    let preview = preview(&rows, OpenedOn::Plan(desk.plan), &base, desk.plan, &desk.answers).unwrap();
    let said: Vec<_> = preview.changes.iter().map(|change| import::answered(change, Language::Japanese)).collect();
    assert_eq!(said, [Some("企画課の回答を取り込んだ欄です（2023年6月4日）。".to_owned()), None]);
}

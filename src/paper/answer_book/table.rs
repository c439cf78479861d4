//! The table of an inquiry (照会用CSV): the rows of the requested KPIs, as in the wide file. Lines above the column heads
//! give the instructions, the deadline and the sender.

use super::{AskedSection, Inquiry};
use crate::columns::answer_book::INQUIRY_LINE;
use crate::export::records::Outgoing;
use crate::export::wide_table;
use crate::plan::{Lineage, Plan};
use crate::value::width;

/// The table of the KPIs of these sections. It names the version of the plan's table and the versions that the table derives from.
pub fn inquiry_table(plan: &Plan, lineage: &Lineage, inquiry: &Inquiry, sections: &[AskedSection<'_>]) -> Outgoing {
    let is_asked =
        |kpi: &_| sections.iter().flat_map(|section| &section.kpis).any(|(_, asked)| std::ptr::eq(*asked, kpi));
    let rows = wide_table::write_rows(plan, lineage, is_asked).records;
    let records = lines_above(inquiry).into_iter().map(|line| vec![line]).chain(rows).collect();
    Outgoing { records }
}

/// The lines above the column heads, one cell each; none of them begins like a formula.
fn lines_above(inquiry: &Inquiry) -> Vec<String> {
    let years = inquiry.years_label();
    let asked = format!(
        "{INQUIRY_LINE}区分が「実績」の行の「{years}」の欄に数値を記入してください。数値がないときは、集計中・調査中・未公表などの言葉を書いてください。"
    );
    let deadline = Some(width::trim(&inquiry.deadline)).filter(|text| !text.is_empty());
    let deadline = deadline.map(|text| format!("＃回答期限：{text}"));
    let sender = inquiry.sender().map(|sender| format!("＃返送先：{sender}"));
    [asked].into_iter().chain(deadline).chain(sender).collect()
}

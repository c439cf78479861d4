//! The columns of the file of activity records (活動記録のCSV), and the words that identify the columns of other lists.

use super::meant_by;
use crate::plan::RecordText;
use crate::value::width::key;

/// A column of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecordColumn {
    /// 計画ID.
    PlanId,
    /// 計画名.
    PlanName,
    /// 記録ID; blank for a new record.
    RecordId,
    /// 指標名, for the reader; read where 指標ID is blank.
    KpiName,
    /// A text of the record.
    Text(RecordText),
    /// 削除: anything but a blank removes the record.
    Removed,
}

impl RecordColumn {
    /// All columns with their names, in the file's order.
    pub const ALL: [(Self, &str); 15] = [
        (Self::PlanId, "計画ID"),
        (Self::PlanName, "計画名"),
        (Self::RecordId, "記録ID"),
        (Self::Text(RecordText::On), "日付"),
        (Self::Text(RecordText::Indicator), "指標ID"),
        (Self::KpiName, "指標名"),
        (Self::Text(RecordText::Amount), "数量"),
        (Self::Text(RecordText::Numerator), "分子"),
        (Self::Text(RecordText::Denominator), "分母"),
        (Self::Text(RecordText::Choice), "区分"),
        (Self::Text(RecordText::Who), "名前"),
        (Self::Text(RecordText::What), "内容"),
        (Self::Text(RecordText::Note), "備考"),
        (Self::Text(RecordText::By), "記録者"),
        (Self::Removed, "削除"),
    ];

    /// Words in lists of other offices, in the form of [`key`].
    const OF_OTHERS: [(Self, &[&str]); 5] = [
        (Self::Text(RecordText::On), &["年月日", "月日", "実施日", "開催日", "活動日", "日時"]),
        (Self::KpiName, &["指標", "項目"]),
        (Self::Text(RecordText::Amount), &["人数", "件数", "金額", "個数", "数", "値", "実績"]),
        (Self::Text(RecordText::What), &["行事", "行事名", "活動", "活動内容", "催し", "摘要", "イベント", "件名"]),
        (Self::Text(RecordText::By), &["担当", "担当者", "記入者"]),
    ];

    /// The column of this name; `None` for any other text.
    pub fn of_name(text: &str) -> Option<Self> {
        meant_by(&Self::ALL, text)
    }

    /// The column of this name or of a word in another office's list; `None` for any other text.
    pub fn of_word(text: &str) -> Option<Self> {
        let word = key(text);
        let of_others = || Self::OF_OTHERS.iter().find(|(_, words)| words.contains(&word.as_str()));
        Self::of_name(text).or_else(|| of_others().map(|(column, _)| *column))
    }
}

/// Whether these are the headings of the file of records.
pub fn are_heads<'a>(fields: impl Iterator<Item = &'a str>) -> bool {
    let columns: Vec<RecordColumn> = fields.filter_map(RecordColumn::of_name).collect();
    [RecordColumn::RecordId, RecordColumn::Text(RecordText::On)].iter().all(|column| columns.contains(column))
}

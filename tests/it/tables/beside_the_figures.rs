//! What stands in an office's table beside its indicators and their figures: rows that sum up others, remarks below the table,
//! marks of notes, bullets and emphasis. All tables and figures are made up.

use crate::reader::{not_placed, open, placed, table};

#[test]
fn rows_that_sum_up_others_are_asked_once() {
    let rows = "指標名,単位,R5目標,R5実績\n来た人,人,100,95\n泊まった人,人,80,85\n";
    for sum in ["合計", "計", "小 計", "平均（人）", "総計", "（再掲）うち若者"] {
        let text = format!("{rows}{sum},人,180,180\n");
        let asked = table(&text, &[]);
        assert_eq!((placed(&asked).len(), open(&asked)), (4, vec![("IN-128-", 2)]), "{sum}");
        assert_eq!(placed(&table(&text, &[("IN-128-", "yes")])).len(), 6, "{sum}");
        let left = table(&text, &[("IN-128-", "leave_out")]);
        assert_eq!((placed(&left).len(), not_placed(&left).len()), (4, 4), "{sum}");
    }
    for name in ["合計特殊出生率", "平均気温", "うち若者", "計画の数"] {
        let read = table(&format!("{rows}{name},人,180,180\n"), &[]);
        assert_eq!((placed(&read).len(), open(&read)), (6, vec![]), "{name}");
    }
}

#[test]
fn remarks_below_a_table_are_no_indicators() {
    let rows = "指標名,単位,R5目標,R5実績\n来た人,人,100,95※1\n";
    for remark in
        ["※1 は速報値", "注1）国の調べによる", "（出典：国の調べ）", "備考：年度末の数", "*1 概数", "毎年4月に数える。"]
    {
        for blanks in ["", ",,,"] {
            let read = table(&format!("{rows}{remark}{blanks}\n"), &[]);
            assert_eq!(placed(&read), [(2, 3, "target:2023", "100"), (2, 4, "actual:2023", "95")], "{remark}");
            assert_eq!(not_placed(&read), [(3, 1, remark)]);
            assert!(read.questions.iter().all(|question| !question.id.starts_with("IN-128")), "{remark}");
        }
    }
    assert_eq!(placed(&table(&format!("{rows}※泊まった人,人,80,85\n"), &[])).len(), 4, "with figures it is one");
}

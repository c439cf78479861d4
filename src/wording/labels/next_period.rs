//! The labels of 次の期間の計画を作る.

use super::labels;

/// The namespace of the labels of 次の期間の計画を作る; each is a [`Label`](crate::wording::Label).
#[derive(Debug)]
pub struct NextLabel;

labels! {
    NextLabel {
        MAKE: "次の期間の計画を作る", "Plan the next period";
        MAKE_WITH_THIS: "この内容で作る", "Make the plan";
        PLAN_NAME: "新しい計画の名前", "Name of the new plan";
        NUMBER: "No", "No.";
        KPI: "指標", "Indicator";
        TREATMENT: "扱い", "What becomes of it";
        KEPT: "引き継ぐ", "Carry over";
        MERGED: "まとめる", "Merge";
        DROPPED: "外す", "Drop";
        NEW_NAME: "新しい名前", "New name";
        TARGET: "まとめ先", "Merged into";
        NEW_NAME_OR_TARGET: "新しい名前・まとめ先", "New name, or merged into";
        CHOOSE_TARGET: "まとめ先を選ぶ", "Choose one";
        BASELINE_FROM: "年度と出所", "Year and source";
        GOES_OVER: "指標の単位・目標の数え方・定義・所管課などと、基本情報、本文を前の計画から引き継ぎます。", "Units, ways of counting, definitions and sections in charge go over, and so do the plan’s facts and texts.";
        STAYS_BEHIND: "目標、実績、備考、効果検証、活動記録、認定版と、事業費・期間・認定日は引き継ぎません。本文は前の計画のままなので、期間や金額を直してください。", "Targets, actuals, notes, evaluations, records and approved versions stay behind, and so do costs, periods and the day of approval. The texts are those of the plan before: please correct periods and amounts.";
        NO_KPIS: "この計画には、引き継ぐ指標がまだありません。", "This plan has no indicators to carry over yet.";
    }
}

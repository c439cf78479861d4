//! The labels of 基本情報.

use super::labels;

/// The namespace of the labels of 基本情報; each is a [`Label`](crate::wording::Label).
#[derive(Debug)]
pub struct FactsLabel;

labels! {
    FactsLabel {
        REQUIRED: "必須", "Required";
        RATE_FORMULA_DOES: "「各年度の値」の指標に使います。「向きによる」は実績÷目標で、めざす向きが「減らす」の指標は増減によります。指標ごとに変えるときは、その指標の詳細で選びます。開始前の値を入れても出し方は変わりません。",
            "Used for indicators of “value of each year”. “By the aim” is actual ÷ target, and the planned change of indicators that should decrease. An indicator can have its own in its details. Entering a baseline never changes it.";
        RATE_ROUNDING_DOES: "すべての達成率の見せ方です。判定は端数を処理する前の値で行い、未達成の達成率は100%とは示しません。",
            "How all rates are shown. Judgements use the exact value, and a rate that misses its target is never shown as 100%.";
        JUDGING: "判定の言葉と基準", "Judgement words and threshold";
        JUDGING_DOES: "目標に届かなくても、この率（%）以上なら「おおむね順調」とします。開始前より後退した指標は除きます。言葉を空にすると、左の言葉を使います。",
            "A missed target still counts as “nearly met” from this rate (%) up, unless the indicator has fallen behind its baseline. Leave a word blank to use the usual one.";
        WRONG_THRESHOLD: "1から100までの整数を入力してください。", "Please enter a whole number from 1 to 100.";
    }
}

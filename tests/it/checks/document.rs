//! `docs/checks.md` is generated here from the rules and their sentences. The test fails if the file is out of date;
//! `KEIKAKU_WRITE_DOCS=1 cargo test -p it checks::` writes it.

use keikaku::checks::Code;
use keikaku::wording::Language::{English, Japanese};
use keikaku::wording::findings::{sentence, severity};

use crate::checks::specimens::{self, Specimen};

const HEAD: &str = "\
# チェックの規則

計画を調べて、様式に合わないところや、おかしいと思われるところを知らせる規則の一覧です。
番号の意味は変わらず、使い回しもしません。指摘があっても、入力や保存は止まりません。

| 重さ | 意味 |
|---|---|
| エラー | そのままでは正しくないもの。理由をつけて確認済にはできません。 |
| 警告 | もう一度見てほしいもの。理由をつけて確認済にできます。 |
| 情報 | 知っておくとよいもの。理由をつけて確認済にできます。 |

確認済にした指摘は、数値が変わると、前の理由を添えてもう一度出ます。
まだ誰も記入していない必須の欄は「未入力」に数え、確定または印刷のときに初めてエラーになります。
書き始めていない行と、「-」と空欄だけの未使用の行には、何も出ません。

この文書は規則と文から作られています。手で直さず、次の命令で作り直してください。

```
KEIKAKU_WRITE_DOCS=1 cargo test -p it checks::
```
";

/// For each family of rules: its letters, its subject and where it applies.
const FAMILIES: [(&str, &str, &str); 7] = [
    (
        "PLAN",
        "計画の基本情報と本文",
        "何が必須かは様式のファイルによります。区域、期間、事業費の規則は、国の様式だけを見ます。本文では、様式に置き場所のある文だけを見ます。",
    ),
    ("KPI", "指標", "定性の指標の欄は文なので、数値や単位は見ません。"),
    ("SUM", "記載の累計", "各年度の増加分で数える指標の規則です。SUM-006だけは、各年度の値で数える指標を見ます。"),
    ("YEAR", "年度と日付", "項目として記入された年度と日付だけを見ます。本文の中は見ません。"),
    (
        "DUP",
        "繰返しと参照",
        "指標の表は一つだけを持ち、どこにも同じものを出すため、表どうしの数値の食い違い（DUP-001とDUP-003）は起こりません。",
    ),
    (
        "EVAL",
        "実績と効果検証",
        "EVAL-001とEVAL-002は、基準日が空欄の間は指摘になりません。その間は今日を基準日として、同じことを「対応が必要な事項」に挙げます。検証時期がわからない計画の実績は、翌年度の5月1日から記入を求めます。EVAL-006から008と010は、確定した効果検証シートを見ます。確定や公表の前には、同じことを画面で一度確かめます。記入を求めるのは「様式の項目」で選んだ項目だけで、要因と今後の取組は未達成の指標だけです。",
    ),
    (
        "AMD",
        "変更",
        "認定版のある計画だけを見ます。新旧対照表は二つの版から作られるため、AMD-001、002、004から008と010は起こりません。AMD-003（表記だけの違い）とAMD-009（認定日・手続の未入力）は、新旧対照表を作るときに画面に出ます。",
    ),
];

fn document() -> String {
    let mut specimens = specimens::all();
    specimens.sort_by_key(|specimen| specimen.finding.code());
    let chapters = FAMILIES.map(|(letters, title, holds)| {
        let of_family = specimens.iter().filter(|one| family(one.finding.code()) == letters);
        let rows: Vec<String> = of_family.map(row).collect();
        format!(
            "## {letters}: {title}\n\n{holds}\n\n| 番号 | 重さ | 例 | 文 | English |\n|---|---|---|---|---|\n{}\n",
            rows.join("\n")
        )
    });
    format!("{HEAD}\n{}", chapters.join("\n"))
}

fn family(code: Code) -> &'static str {
    code.printed().split('-').next().unwrap_or_default()
}

fn row(specimen: &Specimen) -> String {
    let finding = &specimen.finding;
    let (japanese, english) =
        (sentence(finding, &specimen.names(Japanese)), sentence(finding, &specimen.names(English)));
    let severity = severity(finding.severity(), Japanese);
    format!("| {} | {severity} | {} | {japanese} | {english} |", finding.code(), specimen.because)
}

#[test]
fn the_rules_document_matches_the_rules() {
    let path = format!("{}/../docs/checks.md", env!("CARGO_MANIFEST_DIR"));
    if std::env::var_os("KEIKAKU_WRITE_DOCS").is_some() {
        std::fs::create_dir_all(format!("{}/../docs", env!("CARGO_MANIFEST_DIR"))).unwrap();
        std::fs::write(&path, document()).unwrap();
    }
    let written = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(written == document(), "docs/checks.md is stale: KEIKAKU_WRITE_DOCS=1 cargo test -p it checks::");
}

#[test]
fn the_rules_document_lists_every_rule_in_order() {
    let document = document();
    let rows = document.lines().filter_map(|line| line.strip_prefix("| "));
    let codes: Vec<Code> = rows.filter_map(|row| row.split(' ').next()?.parse().ok()).collect();
    assert!(Code::ALL.iter().all(|code| codes.contains(code)));
    assert!(codes.is_sorted());
    assert!(document.lines().filter(|line| line.starts_with("| ")).all(|line| line.matches(" | ").count() <= 4));
}

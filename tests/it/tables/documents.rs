//! Documents that are no tables with headings: lines that state their figures in words, names and figures on alternate lines,
//! and copied texts in which a blank is all that parts two cells. All documents and figures are made up.

use crate::reader::{not_placed, open, placed, table};

#[test]
fn an_arrow_leads_from_the_value_before_to_one_of_which_it_is_asked_what_it_is() {
    let text = "①朝市の来場者数：1,200人(令和4年度)→1,500人(令和8年度)\n②空き家率 12.5%(R3)→10%(R8)\n";
    let asked = table(text, &[]);
    assert_eq!(placed(&asked), [(1, 1, "baseline", "1200"), (2, 1, "baseline", "12.5")]);
    assert_eq!(open(&asked), [("IN-110-0", 2)]);
    let answered = table(text, &[("IN-110-0", "target")]);
    assert_eq!(
        placed(&answered),
        [
            (1, 1, "baseline", "1200"),
            (1, 1, "target:2026", "1500"),
            (2, 1, "baseline", "12.5"),
            (2, 1, "target:2026", "10")
        ]
    );
}

#[test]
fn what_a_sentence_says_is_to_be_reached_is_a_target() {
    let read = table("2 舗装の割合を40.5%(H21)から52%(H25)に高める。\n3 満足度を3割(H21)から4割(H25)にする。\n", &[]);
    assert_eq!(
        placed(&read),
        [(1, 1, "baseline", "40.5"), (1, 1, "target:2013", "52"), (2, 1, "baseline", "3"), (2, 1, "target:2013", "4")]
    );
    assert_eq!((open(&read), not_placed(&read)), (Vec::new(), Vec::new()));
}

#[test]
fn a_figure_behind_an_arrow_back_is_the_value_before_and_its_power_of_ten_stays_with_the_unit() {
    let text = "■商品の売上：年間190億円（←年間156億円）\n■移住世帯数：5年間累計20世帯（←3世帯）\n";
    let read = table(text, &[("IN-110-0", "target"), ("IN-011-0-3", "2024")]);
    assert_eq!(
        placed(&read),
        [(1, 1, "baseline", "156"), (1, 1, "target:2024", "190"), (2, 1, "baseline", "3"), (2, 1, "target:2024", "20")]
    );
    let units: Vec<&str> = read.placed.iter().map(|one| &*one.unit).collect();
    assert_eq!(units, ["億円", "億円", "世帯", "世帯"]);
}

#[test]
fn the_words_above_say_what_figures_on_alternate_lines_are() {
    let text = "KPI(数値目標)\n一人当たり所得\n1,585千円\n福祉施設の定員数\n466人\n";
    let asked = table(text, &[]);
    assert_eq!(open(&asked), [("IN-011-0-2", 2)]);
    assert_eq!(not_placed(&asked), [(1, 1, "KPI(数値目標)")]);
    let answered = table(text, &[("IN-011-0-2", "2025")]);
    assert_eq!(placed(&answered), [(3, 1, "target:2025", "1585"), (5, 1, "target:2025", "466")]);
}

#[test]
fn headings_that_an_arrow_parts_are_those_of_the_lines_below() {
    let text = "事業開始前の値 → 5年目の目標値 (増加分)\n会員数\t11,861人 → 13,220人 (1,359人)\n";
    let asked = table(text, &[]);
    assert_eq!((placed(&asked), open(&asked)), (vec![(2, 2, "baseline", "11861")], vec![("IN-011-0-3", 1)]));
    let answered = table(text, &[("IN-011-0-3", "2027")]);
    assert_eq!(placed(&answered), [(2, 2, "baseline", "11861"), (2, 2, "target:2027", "13220")]);
}

#[test]
fn lines_that_state_nothing_are_listed_whole() {
    let read = table("改善率10%→20%\n職員の確保 → 全員\n", &[("IN-110-0", "target"), ("IN-011-0-3", "2025")]);
    assert_eq!(not_placed(&read), [(2, 1, "職員の確保 → 全員")]);
}

#[test]
fn where_columns_only_count_the_years_it_is_asked_which_the_first_is() {
    let text = "指標名\t単位\t1年目目標\t2年目目標\n来場者数\t人\t10\t20\n";
    let asked = table(text, &[]);
    assert_eq!((placed(&asked), open(&asked)), (Vec::new(), vec![("IN-011-1-3", 2)]));
    let answered = table(text, &[("IN-011-1-3", "2024")]);
    assert_eq!(placed(&answered), [(2, 3, "target:2024", "10"), (2, 4, "target:2025", "20")]);
}

#[test]
fn cells_that_only_a_blank_parts_are_parted_where_they_fit_the_headings() {
    let read = table(
        "指標名\t現状値\tR5目標\tR6目標\n朝市の出店数\t9店\t12店\t14店\n道の駅 来場者数 1,848人\t1,774人\t1,900人\n",
        &[],
    );
    assert_eq!(
        placed(&read).get(3..),
        Some(&[(3, 1, "baseline", "1848"), (3, 2, "target:2023", "1774"), (3, 3, "target:2024", "1900")][..])
    );
}

#[test]
fn a_row_that_ends_before_the_last_column_of_figures_is_asked_about() {
    let text = "指標名\tR5目標\tR6目標\tR7目標\n出店数\t1\t2\t3\n来場者数\t4\t5\n";
    let asked = table(text, &[]);
    assert_eq!((placed(&asked).len(), open(&asked)), (3, vec![("IN-122-", 2)]));
    let answered = table(text, &[("IN-122-", "yes")]);
    assert_eq!(placed(&answered).get(3..), Some(&[(3, 2, "target:2023", "4"), (3, 3, "target:2024", "5")][..]));
    assert_eq!(placed(&table(text, &[("IN-122-", "leave_out")])).len(), 3);
}

#[test]
fn a_figure_behind_a_verdict_is_the_actual() {
    let text = "指標\tR4基準値\tR6目標\t達成状況\n出店数\t9店\t12店\t達成(13店)\n来場者数\t40人\t50人\t未達成(45人)\n";
    let asked = table(text, &[]);
    assert_eq!(open(&asked), [("IN-011-1-4", 2)]);
    let answered = table(text, &[("IN-011-1-4", "2024")]);
    let actuals = placed(&answered).into_iter().filter(|(_, _, place, _)| place.starts_with("actual"));
    assert_eq!(actuals.collect::<Vec<_>>(), [(2, 4, "actual:2024", "13"), (3, 4, "actual:2024", "45")]);
}

#[test]
fn of_figures_with_a_remark_in_brackets_it_is_asked_once_whether_those_before_count() {
    let text = "指標名\t単位\tR5実績\n所要時間\t分\t16分（5分短縮）\n参加者\t人\t累計 515（うち市外 255人）\n";
    let asked = table(text, &[]);
    assert_eq!((placed(&asked), open(&asked)), (Vec::new(), vec![("IN-120-", 2)]));
    let answered = table(text, &[("IN-120-", "yes")]);
    assert_eq!(placed(&answered), [(2, 3, "actual:2023", "16"), (3, 3, "actual:2023", "515")]);
}

#[test]
fn a_table_below_a_line_with_an_arrow_is_read_as_a_table() {
    let read = table("出生数：100人→120人\n指標名\t単位\tR5目標\tR6目標\n出店数\t店\t10\t20\n", &[]);
    assert_eq!(placed(&read), [(3, 3, "target:2023", "10"), (3, 4, "target:2024", "20")]);
    assert_eq!(not_placed(&read), [(1, 1, "出生数：100人→120人")]);
}

#[test]
fn a_remark_with_an_arrow_among_the_rows_of_a_table_makes_no_document_of_it() {
    let read = table("事業名\t単位\tR6目標\t備考\n道路の整備\tkm\t10\t\n下水道の整備\t%\t85\t普及率 80%→85%\n", &[]);
    assert_eq!(placed(&read), [(2, 3, "target:2024", "10"), (3, 3, "target:2024", "85")]);
}

#[test]
fn a_title_that_only_holds_the_word_for_targets_does_not_say_what_figures_are() {
    let read = table("基本目標1 しごとをつくる\n新規就農者数 3人(R2)→12人(R5)\n", &[]);
    assert_eq!((placed(&read), open(&read)), (vec![(2, 1, "baseline", "3")], vec![("IN-110-0", 1)]));
}

#[test]
fn a_row_without_a_name_below_one_that_is_left_out_is_not_of_the_kpi_above_both() {
    let text = "指標名\t区分\tR5\tR6\n出店数\t目標\t1\t2\n来場者数\t目標\t3\n\t実績\t4\t5\n";
    let read = table(text, &[("IN-111-", "yes"), ("IN-122-", "leave_out")]);
    assert_eq!(placed(&read), [(2, 3, "target:2023", "1"), (2, 4, "target:2024", "2")]);
}

#[test]
fn a_table_with_a_row_for_each_year_is_read_turned_round() {
    let text = "人口の動き,,\n年,出生,死亡\n平成28年,120,90\n29年,110,95\n30年,105,99\n(注)速報値,,\n";
    let asked = table(text, &[]);
    assert_eq!((placed(&asked), open(&asked)), (Vec::new(), vec![("IN-011-0-2", 6), ("IN-110-0", 0)]));
    assert_eq!(not_placed(&asked), [(1, 1, "人口の動き"), (2, 1, "年"), (6, 1, "(注)速報値")]);
    let answered = table(text, &[("IN-011-0-2", "2016"), ("IN-110-0", "actual")]);
    assert_eq!(
        placed(&answered),
        [
            (3, 2, "actual:2016", "120"),
            (4, 2, "actual:2017", "110"),
            (5, 2, "actual:2018", "105"),
            (3, 3, "actual:2016", "90"),
            (4, 3, "actual:2017", "95"),
            (5, 3, "actual:2018", "99"),
        ]
    );
}

#[test]
fn labels_with_the_time_before_the_figure_are_read_beside_arrows() {
    let text = "来た人の数 基準値 R4 456人 → 目標値 R8 500人 (実績 R6 480人)\n\
                作った品 基準値 R4 12億円 → 目標値 R8 13億円 (実績 R6 12.5億円)\n";
    let places: Vec<String> = table(text, &[]).placed.into_iter().map(|one| one.place).collect();
    assert_eq!(places, ["baseline", "target:2026", "actual:2024"].repeat(2));
}

#[test]
fn a_single_sentence_among_lines_of_text_states_its_figures() {
    let text = "計画の目標\n川をきれいにする\n普及率を42.7%から51.1%に向上\n事業期間\n平成17年度から平成21年度\n";
    let read = table(text, &[("IN-011-0-3", "2009")]);
    assert_eq!(placed(&read), [(3, 1, "baseline", "42.7"), (3, 1, "target:2009", "51.1")]);
    assert_eq!(not_placed(&read).iter().map(|(line, ..)| *line).collect::<Vec<_>>(), [1, 2, 4, 5]);
    let among_cells = "前\t1人\t2人\n中\t3人\t4人\n普及率を42.7%から51.1%に向上\n後\t5人\t6人\n";
    assert!(!placed(&table(among_cells, &[])).contains(&(3, 1, "baseline", "42.7")), "it is a remark there");
}

#[test]
fn what_a_sentence_says_was_reached_is_the_actual_of_its_time() {
    let text = "計画の目標\n水洗化率を42.7%から51.1%に向上\n事後評価\n\
                事業の成果として、平成21年度末時点での水洗化率は、59%となり、目標を上回りました。\n\
                平成21年度末現在の人口は、5,000人となり、減りました。\n";
    let read = table(text, &[("IN-011-0-3", "2009")]);
    assert_eq!(
        placed(&read),
        [(2, 1, "baseline", "42.7"), (2, 1, "target:2009", "51.1"), (4, 1, "actual:2009", "59")],
        "what no other line states is no indicator"
    );
    assert!(read.placed.iter().all(|one| one.name == "水洗化率"));
    let by_arrow = "水洗化率 35%（H16）→55%（H21）\n平成20年度末時点での水洗化率は50%となり\n平成21年度末時点での水洗化率は59%となり\n";
    let read = table(by_arrow, &[("IN-110-0", "target")]);
    assert_eq!(placed(&read), [(1, 1, "baseline", "35"), (2, 1, "actual:2008", "50"), (1, 1, "target:2009", "55")]);
    assert_eq!(not_placed(&read).iter().map(|(line, ..)| *line).collect::<Vec<_>>(), [3], "a second one is told");
    let added = read.questions.iter().find(|question| question.id == "IN-117-");
    assert!(added.is_some_and(|question| question.choices.len() > 1));
}

#[test]
fn a_figure_ends_before_the_label_of_the_next_one() {
    let text = "店の数　目標値：5店（R5.3）　実績値：6店（R5.3）\n花の数　目標値：10本（R5.3）　実績値：8本（R5.3）\n";
    let read = table(text, &[]);
    let texts: Vec<&str> = read.placed.iter().map(|one| &*one.text).collect();
    assert_eq!(texts, ["5店（R5.3）", "6店（R5.3）", "10本（R5.3）", "8本（R5.3）"]);
    assert_eq!(placed(&read).first(), Some(&(1, 1, "target:2022", "5")));
}

#[test]
fn a_figure_before_the_arrow_to_a_label_is_the_value_before_and_no_part_of_the_name() {
    let text = "（1）歩いた人の数：H26 90人 → 目標（H31）120人 → 実績（H31）110人\n\
                （2）店の数：H26 4店 → 目標（H31）9店 → 実績（H31）7店\n";
    let read = table(text, &[]);
    let places: Vec<String> = read.placed.iter().map(|one| format!("{} {}", one.name, one.place)).collect();
    let of = |name: &str| ["baseline", "target:2019", "actual:2019"].map(|place| format!("{name} {place}"));
    assert_eq!(places, [of("歩いた人の数"), of("店の数")].concat());
    assert_eq!(not_placed(&read), []);
    let unlabelled = table("歩いた人の数 90人 目標 120人 実績 110人\n店の数 4店 目標 9店 実績 7店\n", &[]);
    assert_eq!(placed(&unlabelled), [], "what a figure without a label and an arrow is, is not said");
}

#[test]
fn of_three_figures_between_arrows_those_behind_say_in_brackets_what_they_are() {
    let text = "（目標1）川に来る人の数 30千人（H21年度）→ 33千人（H24年度中間目標）→ 36千人（H26年度最終目標）\n\
                （目標2）通う時間 45分（H21年度）→ 40分（H24年度中間目標）→ 35分（H26年度最終目標）\n";
    let read = table(text, &[]);
    let expected = [(1, 1, "baseline", "30"), (1, 1, "target:2012", "33"), (1, 1, "target:2014", "36")];
    assert_eq!(placed(&read).get(..3), Some(&expected[..]));
    assert!(read.placed.iter().all(|one| ["川に来る人の数", "通う時間"].contains(&&*one.name)));
    assert_eq!((open(&read), not_placed(&read)), (vec![], vec![]));
    let single = table("花の数 3本（R1）→ 9本（R6目標）\n鳥の数 4羽（R1）→ 8羽（R6目標）\n", &[]);
    assert_eq!((placed(&single).get(1), open(&single)), (Some(&(1, 1, "target:2024", "9")), vec![]));
    let unsaid = table("花の数 3本（R1）→ 6本（R3）→ 9本（R6）\n鳥の数 4羽 → 6羽 → 8羽\n", &[]);
    assert_eq!(placed(&unsaid), [], "three figures that say nothing of themselves are not put in an order");
}

#[test]
fn a_name_with_lines_of_a_value_an_interim_and_a_last_target_states_all_three() {
    let text = "指標1 手入れした森\n基準値（H27年度） 12ha\n中間目標値（H29年度） 15ha\n最終目標値（H31年度） 20ha\n\
                指標2 木の量\n基準値（H27年度） 3,400㎥\n中間目標値（H29年度） 3,800㎥\n最終目標値（H31年度） 4,500㎥\n";
    let read = table(text, &[]);
    let places: Vec<&str> = read.placed.iter().map(|one| &*one.place).collect();
    assert_eq!(places, ["baseline", "target:2017", "target:2019"].repeat(2));
    assert!(read.placed.iter().all(|one| ["手入れした森", "木の量"].contains(&&*one.name)));
    assert_eq!(open(&read), []);
}

#[test]
fn labels_with_numbers_are_no_part_of_the_names() {
    let names = |text: &str| -> Vec<String> { table(text, &[]).placed.into_iter().map(|one| one.name).collect() };
    for label in ["目標１　", "（目標1）", "【指標１】", "ＫＰＩ① ", "KPI1：", "数値目標１ ", "1 ", "（1）"]
    {
        let text = format!("{label}店の数 12店（H26）→20店（H31）\n{label}花の数 1本（H26）→2本（H31）\n");
        assert_eq!(names(&text), ["店の数", "花の数"], "{label}");
    }
    let kept = ["目標達成店", "指標", "1 の店", "目標10年の店"];
    for name in kept {
        let text = format!("{name}の数 12店（H26）→20店（H31）\n花の数 1本（H26）→2本（H31）\n");
        assert_eq!(names(&text).first().map(String::as_str), Some(&*format!("{name}の数")), "{name}");
    }
}

#[test]
fn captions_of_targets_may_have_a_number_or_say_that_they_are_the_main_ones() {
    for caption in ["主な計画目標", "（2）数値目標", "計画の目標"] {
        let read = table(&format!("{caption}\n花の数：3本（H17年度末）→ 9本（H21年度末）\n"), &[]);
        let expected = [(2, 1, "baseline", "3"), (2, 1, "target:2009", "9")];
        assert_eq!((placed(&read), open(&read)), (expected.to_vec(), vec![]), "{caption}");
    }
    let read = table("目標の背景\n花の数：3本（H17年度末）→ 9本（H21年度末）\n", &[]);
    assert_eq!(open(&read), [("IN-110-0", 1)]);
}

#[test]
fn a_sentence_may_name_the_times_before_its_figures() {
    let text = "・花の数を、H26年度の12本から、H31年度には30本に増加させる。\n\
                ・鳥の数をH25年度の8羽からH31年度末までに9羽に増やす。\n";
    let read = table(text, &[]);
    let expected = [(1, 1, "baseline", "12"), (1, 1, "target:2019", "30")];
    assert_eq!(placed(&read).get(..2), Some(&expected[..]));
    assert_eq!(placed(&read).get(2..), Some(&[(2, 1, "baseline", "8"), (2, 1, "target:2019", "9")][..]));
    assert_eq!(read.placed.iter().map(|one| &*one.name).collect::<Vec<_>>(), ["花の数", "花の数", "鳥の数", "鳥の数"]);
    let spans = table("事業はH26年度からH31年度に行う。\n花の数を12本から30本に増やす。\n", &[("IN-011-0-3", "2019")]);
    assert_eq!(placed(&spans), [(2, 1, "baseline", "12"), (2, 1, "target:2019", "30")]);
}

#[test]
fn brackets_around_labels_are_no_part_of_a_name_and_what_stands_between_figures_is_told() {
    let read = table(
        "花の数【基準値】12本（H28）【目標値】14本（H32）\n鳥の数 【基準値】3羽（H28） 【目標値】4羽（H32）\n",
        &[],
    );
    assert_eq!(read.placed.iter().map(|one| &*one.name).collect::<Vec<_>>(), ["花の数", "花の数", "鳥の数", "鳥の数"]);
    let text = "花の数：基準値 12本（H26） 中間値 13本（H29） 目標値 15本（H31）\n鳥の数：基準値 3羽（H26） 目標値 4羽（H31）\n";
    let places: Vec<String> = table(text, &[]).placed.into_iter().map(|one| one.place).collect();
    assert_eq!(places, ["baseline", "target:2019"].repeat(2), "of which row the value between is, is not said");
}

#[test]
fn words_that_only_join_target_and_actual_are_not_listed() {
    let text =
        "・普及率は、目標値60.0%に対し、実績61.2%となった。\n・水洗率は、目標値15.0%に対して実績14.1%となった。\n";
    let read = table(text, &[("IN-011-0-2", "2019"), ("IN-011-0-3", "2019")]);
    assert_eq!(placed(&read).get(..2), Some(&[(1, 1, "target:2019", "60.0"), (1, 1, "actual:2019", "61.2")][..]));
    assert_eq!(not_placed(&read), []);
}

#[test]
fn figures_of_each_year_behind_a_name_or_below_it_are_of_these_years() {
    let below =
        "【数値目標】\n評価指標1：店の数\nH29年度 1店\nH30年度 2店\n評価指標2：花の数\nH29年度 12本\nH30年度 20本\n";
    let read = table(below, &[]);
    let expected = [(3, 1, "target:2017", "1"), (4, 1, "target:2018", "2")];
    assert_eq!(placed(&read).get(..2), Some(&expected[..]));
    assert_eq!(read.placed.iter().map(|one| &*one.name).collect::<Vec<_>>(), ["店の数", "店の数", "花の数", "花の数"]);
    assert_eq!((open(&read), not_placed(&read)), (vec![], vec![(1, 1, "【数値目標】")]));
    let inline = "・店の数：H29 1店、H30 2店（累計3店）\n・花の数：H29 12本、H30 20本（累計32本）\n";
    assert_eq!((placed(&table(inline, &[])), open(&table(inline, &[]))), (vec![], vec![("IN-110-0", 4)]));
    let read = table(inline, &[("IN-110-0", "actual")]);
    assert_eq!(placed(&read).get(..2), Some(&[(1, 1, "actual:2017", "1"), (1, 1, "actual:2018", "2")][..]));
}

#[test]
fn years_that_say_anything_else_make_no_such_document() {
    for text in [
        "店の数 H29年度 1店、H29年度 2店\n花の数 H29年度 12本、H29年度 20本\n",
        "店の数 H29年度 1店、H30年度 2人\n花の数 H29年度 12本、H30年度 20人\n",
        "店の数 3店 H29年度 1店、H30年度 2店\n花の数 9本 H29年度 12本、H30年度 20本\n",
        "店の数はH29年度 1店、H30年度 2店が増えた\n花の数はH29年度 12本、H30年度 20本が枯れた\n",
        "店の数\nH29年度 1店\nH30年度 2店\nH29年度 12本\nH30年度 20本\n",
        "現状：0人 H29年度：25人\n現状：5件 H29年度：12件\n",
    ] {
        let found: Vec<String> =
            table(text, &[("IN-110-0", "target")]).placed.into_iter().map(|one| one.text).collect();
        assert_eq!(found, Vec::<String>::new(), "{text}");
    }
    let two = "【数値目標】\n店の数 H29 1店、H30 2店\n【実績】\n花の数 H29 1本、H30 2本\n";
    assert_eq!(placed(&table(two, &[])), [], "two words say two things");
}

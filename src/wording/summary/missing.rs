//! Missing actuals of a year (誰が出していないか): what is missing in words, and the text of an inquiry to a body (照会文).

use super::super::plurals::counted;
use super::super::{Language, judging, names, terms, units};
use crate::columns::BETWEEN_BODIES;
use crate::figures::progress::ProgressState;
use crate::figures::summary::missing::{Lack, MissingRow};
use crate::plan::Judging;
use crate::value::FiscalYear;

/// The rows of one body in which something is missing.
#[derive(Clone, Debug)]
pub struct MissingBody<'a> {
    /// The name of the body, or of the bodies that prepared the plans together; blank if none is named.
    pub name: String,
    /// The rows of the body, plan by plan.
    pub rows: Vec<MissingRow<'a>>,
}

/// The rows by the bodies that prepared their plans, in the order of the rows.
pub fn by_body(rows: Vec<MissingRow<'_>>) -> Vec<MissingBody<'_>> {
    let mut bodies: Vec<MissingBody<'_>> = Vec::new();
    for row in rows {
        let name = row.row.of.bodies().join(BETWEEN_BODIES);
        match bodies.last_mut().filter(|body| body.name == name) {
            Some(body) => body.rows.push(row),
            None => bodies.push(MissingBody { name, rows: vec![row] }),
        }
    }
    bodies
}

/// The word for what is missing: 未入力, the reason why a figure is not known, 速報.
pub fn lack(lack: Lack, language: Language) -> String {
    match lack {
        Lack::NotEntered => judging::state(ProgressState::NotEntered, &Judging::default(), language),
        Lack::Unknown(reason) => terms::unknown(reason, language).to_owned(),
        Lack::Unread => language.say("読み取れない値", "unreadable"),
        Lack::NotFinal(certainty) => terms::certainty(certainty, language).to_owned(),
    }
}

impl MissingBody<'_> {
    /// The displayed name of the body.
    pub fn shown_name(&self, language: Language) -> &str {
        if self.name.is_empty() { language.choose("作成主体の記載なし", "No body named") } else { &self.name }
    }

    /// The numbers of KPIs and plans, and the kinds of what is missing: `2計画の5件（未入力4、速報1）`.
    pub fn summary(&self, language: Language) -> String {
        let (mut plans, mut kinds): (Vec<&str>, Vec<(String, usize)>) = (Vec::new(), Vec::new());
        for one in &self.rows {
            let word = lack(one.lack, language);
            match kinds.iter_mut().find(|(known, _)| *known == word) {
                Some((_, count)) => *count += 1,
                None => kinds.push((word, 1)),
            }
            if plans.last() != Some(&one.row.of.key()) {
                plans.push(one.row.of.key());
            }
        }
        let (plans, rows) = (plans.len(), self.rows.len());
        let kind =
            |(word, count): &(String, usize)| language.choose(format!("{word}{count}"), format!("{count} {word}"));
        let kinds = language.list(kinds.iter().map(kind));
        let counts = language.choose(
            format!("{plans}計画の{rows}件"),
            format!("{} of {}", counted(rows, "indicator", "indicators"), counted(plans, "plan", "plans")),
        );
        language.choose(format!("{counts}（{kinds}）"), format!("{counts} ({kinds})"))
    }

    /// The text of an inquiry to the body, for pasting into a mail. The sender adds the deadline and the address for
    /// the answer.
    pub fn inquiry(&self, year: FiscalYear, language: Language) -> String {
        let mut lines = head(&self.name, year, language);
        let mut plan = "";
        for one in &self.rows {
            if plan != one.row.of.key() {
                plan = one.row.of.key();
                let name = names::plan_name(one.row.plan(), language);
                lines.extend([String::new(), language.choose(format!("■ {name}"), format!("# {name}"))]);
            }
            lines.push(line(one, language));
        }
        lines.extend(foot(&self.rows, language));
        lines.join("\n") + "\n"
    }
}

/// The KPI with what is missing, and its present content if that is not final or was not read: `・来場者数（人）［観光課］：未入力`.
fn line(one: &MissingRow<'_>, language: Language) -> String {
    let row = &one.row.row;
    let (name, unit) = (name(one, language), units::behind_name(&row.name, &row.unit, language));
    let section = row.responsible.trim();
    let section = if section.is_empty() {
        String::new()
    } else {
        language.choose(format!("［{section}］"), format!(" [{section}]"))
    };
    let (what, cell) = (lack(one.lack, language), row.actual(one.year));
    let stands = match one.lack {
        Lack::NotEntered | Lack::Unknown(_) => String::new(),
        Lack::NotFinal(_) | Lack::Unread => {
            let written = cell.written();
            sentence!(language, "（現在の記載 {written}）", " (at present {written})")
        }
    };
    sentence!(language, "・{name}{unit}{section}：{what}{stands}", "• {name}{unit}{section}: {what}{stands}")
}

/// The name of the KPI; its number in the plan if it has none.
pub fn name(one: &MissingRow<'_>, language: Language) -> String {
    let number = one.row.entry.as_ref().map_or(0, |entry| entry.number);
    if one.row.row.name.trim().is_empty() {
        names::nth_indicator(number, language)
    } else {
        names::name_or_unnamed(&one.row.row.name, language)
    }
}

/// The lines above the plans: the addressee and the request.
fn head(body: &str, year: FiscalYear, language: Language) -> Vec<String> {
    let (era, western) = (year.era_label(), year.western_label());
    match language {
        Language::Japanese => vec![
            format!("件名：{era}の実績について（照会）"),
            String::new(),
            if body.is_empty() { "ご担当者 様".to_owned() } else { format!("{body} ご担当者 様") },
            String::new(),
            "いつもお世話になっております。".to_owned(),
            format!(
                "下記の計画について、{era}（{western}）の実績が入力されていない、または確定していない指標があります。"
            ),
            "お手数をおかけしますが、ご確認のうえ、ご回答くださいますようお願いいたします。".to_owned(),
            String::new(),
            "回答期限：　　月　　日（　）".to_owned(),
            "回答先：".to_owned(),
        ],
        Language::English => vec![
            format!("Subject: Actuals of FY{year}"),
            String::new(),
            if body.is_empty() { "Dear colleague,".to_owned() } else { format!("Dear colleague of {body},") },
            String::new(),
            format!("In the plans below, some indicators have no actual of FY{year} yet, or none that is final."),
            "Could you please check them and send us the figures?".to_owned(),
            String::new(),
            "Answer by: ".to_owned(),
            "Answer to: ".to_owned(),
        ],
    }
}

/// The lines below the plans: how to answer if there is no figure.
fn foot(rows: &[MissingRow<'_>], language: Language) -> Vec<String> {
    let mut lines = vec![String::new()];
    if rows.iter().any(|one| matches!(one.lack, Lack::NotFinal(_))) {
        lines.push(language.say(
            "速報・見込の指標は、確定した値をお知らせください。",
            "Where the figure is preliminary or an estimate, please send the final one.",
        ));
    }
    lines.push(
        language
            .say(
                "まだ値がわからない指標は、その理由（集計中、調査中、未公表、算定不能など）と、わかる時期をお知らせください。",
                "Where there is no figure yet, please tell us why (being counted, under survey, not published yet, cannot be calculated) and when there will be one.",
            ),
    );
    lines.push(language.say("どうぞよろしくお願いいたします。", "Thank you very much."));
    lines
}

/// The message after the text of an inquiry was copied.
pub fn copied(bodies: usize, language: Language) -> String {
    language.choose(
        format!("照会文をコピーしました（{bodies}団体分）。メールに貼り付け、回答期限と回答先を書き入れてください。"),
        format!(
            "Copied the text for {}. Paste it into a mail and add by when and to whom to answer.",
            counted(bodies, "body", "bodies")
        ),
    )
}

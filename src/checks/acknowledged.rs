//! Findings that the user has silenced, separated from open findings (確認済 + 理由, `docs/decisions.md` 23).
//!
//! A warning or a note may be silenced with a reason, an error never. The record has the code, the place and the
//! figures. It is stored in the row to which the finding belongs, so it is part of copies, plan files and versions of
//! that row; for facts and headings it is stored in the plan. When the figures change, the finding is shown again and
//! its old reason is suggested.

use super::{Finding, Severity, run, run_indicator, run_to_close};
use crate::plan::{Acknowledgement, Indicator, Plan};

/// The findings of a plan, divided into open and silenced ones.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checked {
    /// The findings that are not silenced, in their order.
    pub open: Vec<Finding>,
    /// The findings that the user has silenced.
    pub silenced: Vec<Silenced>,
    /// The open findings that were silenced for other figures, with the reason given then.
    pub returned: Vec<Silenced>,
}

impl Checked {
    /// The number of open findings of each severity, most severe first.
    pub fn severities(&self) -> [(Severity, usize); 3] {
        let count = |severity| self.open.iter().filter(|finding| finding.severity() == severity).count();
        [Severity::Error, Severity::Warning, Severity::Note].map(|severity| (severity, count(severity)))
    }
}

/// A finding and the reason why it was silenced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Silenced {
    /// The finding in its present state.
    pub finding: Finding,
    /// The reason that the user gave.
    pub reason: String,
}

/// All findings of the plan, divided into open and silenced ones.
pub fn check(plan: &Plan) -> Checked {
    sort(plan, run(plan))
}

/// The findings that exist only when the plan is filed ([`run_to_close`]), without those of missing fields
/// ([`super::missing`]), divided into open and silenced ones.
pub fn check_on_filing(plan: &Plan) -> Checked {
    let mut found = run_to_close(plan);
    found.retain(|finding| finding.is_unfilled() && !finding.is_missing_field());
    sort(plan, found)
}

/// These findings of the plan, divided into open and silenced ones.
pub(super) fn sort(plan: &Plan, found: Vec<Finding>) -> Checked {
    Checked::from_findings(found, |finding| match finding.place.indicator() {
        Some(id) => plan.indicator(id).map_or(&[], |row| &row.acknowledged),
        None => &plan.acknowledged,
    })
}

/// The findings about a row without a comparison with other rows, divided into open and silenced ones.
pub fn check_indicator(plan: &Plan, row: &Indicator) -> Checked {
    Checked::from_findings(run_indicator(plan, row), |_| &row.acknowledged)
}

impl Checked {
    fn from_findings<'a>(found: Vec<Finding>, kept: impl Fn(&Finding) -> &'a [Acknowledgement]) -> Self {
        let mut checked = Self::default();
        for finding in found {
            let acknowledgement = finding.acknowledgement_in(kept(&finding)).cloned();
            checked.sort_in(finding, acknowledgement);
        }
        checked
    }

    fn sort_in(&mut self, finding: Finding, acknowledgement: Option<Acknowledgement>) {
        match acknowledgement {
            None => self.open.push(finding),
            Some(Acknowledgement { fingerprint, reason, .. }) if fingerprint == finding.fingerprint() => {
                self.silenced.push(Silenced { finding, reason });
            }
            Some(Acknowledgement { reason, .. }) => {
                self.open.push(finding.clone());
                self.returned.push(Silenced { finding, reason });
            }
        }
    }

    /// The earlier reason to suggest for an open finding that was silenced for other figures; `None` if there is none.
    pub fn reason_offered(&self, finding: &Finding) -> Option<&str> {
        let returned = self.returned.iter().find(|returned| returned.finding == *finding);
        returned.map(|returned| returned.reason.as_str())
    }
}

impl Finding {
    /// The figures and texts for which a finding is silenced, in a stable text form.
    pub fn fingerprint(&self) -> String {
        self.detail.fingerprint()
    }

    /// The record that is stored when the user silences the finding with that reason; `None` for an error, which can't
    /// be silenced.
    pub fn silenced_because(&self, reason: &str) -> Option<Acknowledgement> {
        Some(Acknowledgement {
            code: self.code().to_string(),
            place: self.place_to_silence()?,
            fingerprint: self.fingerprint(),
            reason: reason.to_owned(),
        })
    }

    /// Whether one of these records silences the finding for its present figures.
    pub(super) fn is_silenced_in(&self, kept: &[Acknowledgement]) -> bool {
        self.acknowledgement_in(kept).is_some_and(|kept| kept.fingerprint == self.fingerprint())
    }

    /// The newest record that silences this rule at this place, for any figures.
    fn acknowledgement_in<'a>(&self, kept: &'a [Acknowledgement]) -> Option<&'a Acknowledgement> {
        let place = self.place_to_silence()?;
        kept.iter().rev().find(|one| one.code == self.code().printed() && one.place == place)
    }

    /// The place under which the finding is silenced; `None` for an error. For a row it is only the place within the
    /// row, because the record is stored in the row and copied with it.
    fn place_to_silence(&self) -> Option<String> {
        let place = self.place.row_place().map_or_else(|| self.place.to_string(), |row_place| row_place.to_string());
        (self.severity() != Severity::Error).then_some(place)
    }
}

//! The settings by which a plan judges its KPIs (判定): its own words for the three results, and the rate from which a KPI
//! whose target is not met counts as おおむね順調.
//!
//! Municipalities judge in different words and at different rates (A/B/C, 80 % or 70 %), so both are settings of the plan
//! (`docs/domain.md`, "Rates"). A blank word means the usual word, which is in `wording`.

/// The settings of judgement of a plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Judging {
    /// The plan's own word for 達成; blank for the usual word.
    pub met: String,
    /// The plan's own word for おおむね順調; blank for the usual word.
    pub on_track: String,
    /// The plan's own word for 未達成; blank for the usual word.
    pub below: String,
    /// The rate from which a target that is not met counts as おおむね順調.
    pub on_track_from: Threshold,
}

/// A result for which a plan may have a word of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum JudgedWord {
    /// 達成.
    Met,
    /// おおむね順調.
    OnTrack,
    /// 未達成.
    Below,
}

impl JudgedWord {
    /// The three results, best first.
    pub const ALL: [Self; 3] = [Self::Met, Self::OnTrack, Self::Below];
}

/// A rate in whole percent from 1 to 100. At 100 no KPI is おおむね順調, since such a rate meets the target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Threshold(u8);

impl Threshold {
    /// The threshold of that many percent; `None` if it is not from 1 to 100.
    pub fn new(percent: u8) -> Option<Self> {
        (1..=100).contains(&percent).then_some(Self(percent))
    }

    /// The threshold in percent.
    pub fn percent(self) -> u8 {
        self.0
    }
}

impl Default for Threshold {
    /// The usual threshold, 80 %.
    fn default() -> Self {
        Self(80)
    }
}

/// One setting of judgement with its content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum JudgingSetting {
    /// The plan's own word for a result; blank for the usual word.
    Word(JudgedWord, String),
    /// The rate from which a target that is not met counts as おおむね順調.
    OnTrackFrom(Threshold),
}

impl Judging {
    /// The plan's own word for a result; blank for the usual word.
    pub fn word(&self, of: JudgedWord) -> &str {
        match of {
            JudgedWord::Met => &self.met,
            JudgedWord::OnTrack => &self.on_track,
            JudgedWord::Below => &self.below,
        }
    }

    /// Changes one setting.
    pub(crate) fn set(&mut self, setting: &JudgingSetting) {
        match setting {
            JudgingSetting::Word(JudgedWord::Met, word) => self.met.clone_from(word),
            JudgingSetting::Word(JudgedWord::OnTrack, word) => self.on_track.clone_from(word),
            JudgingSetting::Word(JudgedWord::Below, word) => self.below.clone_from(word),
            JudgingSetting::OnTrackFrom(threshold) => self.on_track_from = *threshold,
        }
    }
}

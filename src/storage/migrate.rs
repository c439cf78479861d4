//! The conversion of older formats to the present one.
//!
//! There is no conversion yet: nothing has been released, and [`FORMAT`] is the only format that is read. A record that
//! an earlier build wrote in an older format is refused and stays as it is ([`Refusal::TooOld`]).
//!
//! **The first step comes with the first format after the release.** [`FORMAT`] is then raised by one, which does not
//! compile until [`STEPS`] has a step: a function that converts the text of a record's body from the previous format to
//! the new one. The step reads the body with a frozen copy of the previous twin, which is kept beside the step; kinds
//! of records that did not change return their body as it is. A step is never changed after its release, and [`OLDEST`]
//! is never raised. The golden records of the previous format stay beside those of the new one. A save overwrites a
//! record of an older format only after a copy of the record was made.

use std::borrow::Cow;

use super::{Damage, FORMAT, Refusal};

/// The oldest format that is read.
const OLDEST: u32 = 7;

/// A kind of record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RecordKind {
    Plan,
    Index,
    Lineage,
    File,
    Form,
    Readings,
    Settings,
}

/// The conversion of a body of any kind to the next format; an error if the body does not fit its own format.
pub(super) type Step = fn(RecordKind, &str) -> Result<String, Damage>;

/// The conversions, beginning with the oldest format.
const STEPS: [Step; (FORMAT - OLDEST) as usize] = [];

/// The conversions that a record of this format needs; a refusal if the format is too old or too new.
pub(super) fn steps_from(format: u64) -> Result<&'static [Step], Refusal> {
    steps_among(&STEPS, format)
}

fn steps_among(steps: &[Step], format: u64) -> Result<&[Step], Refusal> {
    let Some(done) = format.checked_sub(OLDEST.into()) else {
        return Err(if format == 0 { Refusal::Damaged(Damage::NotARecord) } else { Refusal::TooOld { format } });
    };
    let left = usize::try_from(done).ok().and_then(|done| steps.get(done..));
    left.ok_or(Refusal::TooNew { format })
}

/// Converts a body by these conversions, one after the other.
pub(super) fn climb<'a>(body: &'a str, kind: RecordKind, steps: &[Step]) -> Result<Cow<'a, str>, Damage> {
    steps.iter().try_fold(Cow::Borrowed(body), |body, step| step(kind, &body).map(Cow::Owned))
}

#[cfg(test)]
mod tests {
    use super::*;

    const STEPS: [Step; 2] = [
        |_, body| Ok(format!(r#"{{"second":{body}}}"#)),
        |kind, body| {
            let rest = body.strip_prefix(r#"{"second""#).ok_or(Damage::Shape)?;
            Ok(if kind == RecordKind::Plan { format!(r#"{{"third"{rest}"#) } else { body.to_owned() })
        },
    ];

    fn climbed(body: &str, format: u32, kind: RecordKind) -> Result<String, Refusal> {
        let steps = steps_among(&STEPS, format.into())?;
        climb(body, kind, steps).map(Cow::into_owned).map_err(Refusal::Damaged)
    }

    #[test]
    fn each_record_is_migrated_from_its_own_format_upward() {
        let third = || Ok(r#"{"third":7}"#.into());
        assert_eq!(climbed("7", OLDEST, RecordKind::Plan), third());
        assert_eq!(climbed(r#"{"second":7}"#, OLDEST + 1, RecordKind::Plan), third());
        assert_eq!(climbed(r#"{"third":7}"#, OLDEST + 2, RecordKind::Plan), third());
        assert_eq!(climbed("7", OLDEST, RecordKind::Index), Ok(r#"{"second":7}"#.into()));
    }

    #[test]
    fn a_body_that_is_not_of_its_format_is_damaged() {
        assert_eq!(climbed(r#"{"other":7}"#, OLDEST + 1, RecordKind::Plan), Err(Refusal::Damaged(Damage::Shape)));
    }

    #[test]
    fn a_format_before_the_oldest_is_too_old_and_after_the_newest_too_new() {
        assert_eq!(climbed("7", 0, RecordKind::Plan), Err(Refusal::Damaged(Damage::NotARecord)));
        assert_eq!(climbed("7", 1, RecordKind::Plan), Err(Refusal::TooOld { format: 1 }));
        assert_eq!(climbed("7", OLDEST - 1, RecordKind::Plan), Err(Refusal::TooOld { format: u64::from(OLDEST) - 1 }));
        assert_eq!(climbed("7", OLDEST + 3, RecordKind::Plan), Err(Refusal::TooNew { format: u64::from(OLDEST) + 3 }));
    }
}

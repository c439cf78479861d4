//! The conversion of older formats to the present one.
//!
//! A step takes the body of format n, as text, to format n + 1 and is never changed once it has been released. There
//! is one list a kind of record, as long as there are older formats: raising [`FORMAT`] without
//! writing the step does not compile. Newer formats are refused before anything comes here.

use std::borrow::Cow;

use super::format6::PlanRecordV6;
use super::json::{read, write};
use super::{Damage, FORMAT, Refusal, lineage};

/// A conversion of a body to the next format, or the damage of a body that does not fit its own.
pub(super) type Step = fn(&str) -> Result<String, Damage>;

/// The number of formats that are older than the present one.
const OLDER: usize = FORMAT as usize - 1;

/// The conversions of a plan's record.
pub(super) const PLAN: [Step; OLDER] =
    [plan_to_format_2, plan_to_format_3, plan_to_format_4, plan_to_format_5, plan_to_format_6, unchanged];
/// The conversions of the index record.
pub(super) const INDEX: [Step; OLDER] = [unchanged, unchanged, unchanged, unchanged, unchanged, unchanged];
/// The conversions of a lineage record.
pub(super) const LINEAGE: [Step; OLDER] = [unchanged, unchanged, unchanged, unchanged, unchanged, lineage::to_format_7];
/// The conversions of the record of a plan's file.
pub(super) const FILE: [Step; OLDER] = [unchanged, unchanged, unchanged, unchanged, unchanged, unchanged];
/// The conversions of the record of a form, which format 4 is the first to have.
pub(super) const FORM: [Step; OLDER] = [unknown, unknown, unknown, unchanged, unchanged, unchanged];
/// The conversions of the settings record.
pub(super) const SETTINGS: [Step; OLDER] = [unchanged, unchanged, unchanged, unchanged, unchanged, unchanged];

/// Converts a body of the given format by all following steps; the first step converts format 1.
pub(super) fn climb<'a>(body: &'a str, format: u64, steps: &[Step]) -> Result<Cow<'a, str>, Refusal> {
    let done = usize::try_from(format).ok().and_then(|format| format.checked_sub(1));
    let left = done.and_then(|done| steps.get(done..)).ok_or(Refusal::Damaged(Damage::NotARecord))?;
    let climbed = left.iter().try_fold(Cow::Borrowed(body), |body, step| step(&body).map(Cow::Owned));
    climbed.map_err(Refusal::Damaged)
}

/// The step of a kind of record that is the same in both formats.
#[expect(clippy::unnecessary_wraps, reason = "other steps may fail")]
fn unchanged(body: &str) -> Result<String, Damage> {
    Ok(body.to_owned())
}

/// The step of a kind of record that the older format does not have.
fn unknown(_: &str) -> Result<String, Damage> {
    Err(Damage::NotARecord)
}

fn plan_to_format_2(body: &str) -> Result<String, Damage> {
    let record: PlanRecordV6 = read(body).map_err(|_| Damage::Shape)?;
    Ok(write(&record.of_format_1()?))
}

fn plan_to_format_3(body: &str) -> Result<String, Damage> {
    let record: PlanRecordV6 = read(body).map_err(|_| Damage::Shape)?;
    Ok(write(&record.of_format_2()?))
}

fn plan_to_format_4(body: &str) -> Result<String, Damage> {
    let record: PlanRecordV6 = read(body).map_err(|_| Damage::Shape)?;
    Ok(write(&record.of_format_3()?))
}

fn plan_to_format_5(body: &str) -> Result<String, Damage> {
    let record: PlanRecordV6 = read(body).map_err(|_| Damage::Shape)?;
    Ok(write(&record.of_format_4()?))
}

fn plan_to_format_6(body: &str) -> Result<String, Damage> {
    let record: PlanRecordV6 = read(body).map_err(|_| Damage::Shape)?;
    Ok(write(&record.of_format_5()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    const STEPS: [Step; 2] = [
        |body| Ok(format!(r#"{{"second":{body}}}"#)),
        |body| {
            let rest = body.strip_prefix(r#"{"second""#).ok_or(Damage::Shape)?;
            Ok(format!(r#"{{"third"{rest}"#))
        },
    ];

    #[test]
    fn each_step_is_taken_from_where_the_record_stands() {
        let third = || Ok(r#"{"third":7}"#.into());
        assert_eq!(climb("7", 1, &STEPS), third());
        assert_eq!(climb(r#"{"second":7}"#, 2, &STEPS), third());
        assert_eq!(climb(r#"{"third":7}"#, 3, &STEPS), third());
    }

    #[test]
    fn a_body_that_is_not_of_its_format_is_damaged() {
        assert_eq!(climb(r#"{"other":7}"#, 2, &STEPS), Err(Refusal::Damaged(Damage::Shape)));
    }

    #[test]
    fn there_is_no_format_0_and_none_beyond_the_last_step() {
        assert_eq!(climb("7", 0, &STEPS), Err(Refusal::Damaged(Damage::NotARecord)));
        assert_eq!(climb("7", 4, &STEPS), Err(Refusal::Damaged(Damage::NotARecord)));
    }
}

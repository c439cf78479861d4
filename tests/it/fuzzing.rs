//! Runs the bodies of the fuzz targets (`fuzz/`) on their seeds, on damaged seeds and on random bytes, so that they stay
//! usable and every test run tries new inputs. `make fuzz` tries for longer, guided by code coverage.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot be set up has failed")]

#[path = "../../fuzz/bodies.rs"]
mod bodies;

use std::fs;
use std::path::Path;

use bodies::{TARGETS, resealed};
use keikaku::plan::{BuiltIn, Plan};
use keikaku::storage;
use proptest::prelude::*;

/// The files of the seed folders of a target.
fn seeds(folders: &[&str]) -> Vec<Vec<u8>> {
    let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."));
    let entries = folders.iter().flat_map(|folder| fs::read_dir(root.join(folder)).unwrap());
    let mut files: Vec<_> = entries.map(|entry| entry.unwrap().path()).filter(|path| path.is_file()).collect();
    files.sort();
    files.into_iter().map(|path| fs::read(path).unwrap()).collect()
}

/// One change of bytes: the place as a share of the length, the number of bytes removed there, and the bytes inserted instead.
type Bite = (f64, usize, Vec<u8>);

fn bite() -> impl Strategy<Value = Bite> {
    let put = prop_oneof![
        prop::collection::vec(any::<u8>(), 0..4),
        "[0-9▲△−,.％／年度目標\\PC\"'=\t\n;{}\\[\\]:-]{0,6}".prop_map(String::into_bytes),
    ];
    (0.0..1.0, 0_usize..6, put)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "a share of a length is a place in it"
)]
fn bitten(mut seed: Vec<u8>, bites: &[Bite]) -> Vec<u8> {
    for (share, gone, put) in bites {
        let at = (seed.len() as f64 * share) as usize;
        let end = (at + gone).min(seed.len());
        seed.splice(at..end, put.iter().copied());
    }
    seed
}

#[test]
fn every_seed_runs_through_its_fuzz_target_without_a_panic() {
    for (name, body, folders) in TARGETS {
        let seeds = seeds(folders);
        assert!(seeds.len() > 1, "{name} has no seeds");
        for seed in &seeds {
            body(seed);
        }
    }
}

/// Whether a record contains a certain part.
type HasDepth = fn(&str) -> bool;

/// The most deeply nested parts of records, each with a function that tells whether a record contains it.
const DEPTHS: [(&str, HasDepth); 6] = [
    ("approvals", |record| plan(record).is_some_and(|plan| !plan.approvals().is_empty())),
    ("patches", |record| plan(record).is_some_and(|plan| has_changes(&plan))),
    ("loaded forms", |record| plan(record).is_some_and(|plan| BuiltIn::from_form(&plan.form).is_none())),
    ("forms beside plans", |record| storage::decode_form(record).is_ok()),
    ("stated rates", |record| {
        plan(record).is_some_and(|plan| plan.indicators().iter().any(|row| !row.stated_rates.is_empty()))
    }),
    ("inquiries", |record| storage::decode_lineage(record).is_ok_and(|lineage| !lineage.inquiries().is_empty())),
];

fn plan(record: &str) -> Option<Plan> {
    storage::decode_plan(record).ok()
}

/// Whether an approved state differs from the plan, which means that it was stored as a patch.
fn has_changes(plan: &Plan) -> bool {
    plan.approvals().iter().any(|approval| *approval.state != plan.without_approvals())
}

#[test]
fn resealed_seeds_are_read_with_every_deeply_nested_part_of_a_record() {
    let folders = TARGETS.iter().filter(|(name, ..)| ["plan_record", "records"].contains(name));
    let seeds: Vec<_> = folders.flat_map(|(_, _, folders)| seeds(folders)).collect();
    let records: Vec<_> = seeds
        .iter()
        .map(|seed| String::from_utf8_lossy(seed).replace(r#""digest":""#, r#""digest":"bitten"#))
        .map(|bitten| resealed(&bitten))
        .collect();
    for (what, is_in) in DEPTHS {
        assert!(records.iter().any(|record| is_in(record)), "no seed has {what} that are read");
    }
}

#[test]
fn every_fuzz_target_is_listed_in_the_manifest() {
    let manifest = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../fuzz/Cargo.toml")).unwrap();
    for (name, ..) in TARGETS {
        assert!(manifest.contains(&format!("path = \"targets/{name}.rs\"")), "{name}");
    }
    assert_eq!(manifest.matches("[[bin]]").count(), TARGETS.len());
}

proptest! {
    #[test]
    fn damaged_seeds_and_random_bytes_run_through_without_a_panic(
        target in 0..TARGETS.len(),
        nth in any::<prop::sample::Index>(),
        bites in prop::collection::vec(bite(), 0..4),
        bytes in prop::collection::vec(any::<u8>(), 0..64),
    ) {
        let (_, body, folders) = TARGETS[target];
        let seeds = seeds(folders);
        body(&bitten(nth.get(&seeds).clone(), &bites));
        body(&bytes);
    }
}

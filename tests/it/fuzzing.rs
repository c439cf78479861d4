//! The bodies of the fuzz targets (`fuzz/`), on their seeds, on bitten seeds and on bytes of any kind: so that they never rot,
//! and every run of the checks tries something new. `make fuzz` tries for longer, guided by what the code does.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot be set up has failed")]

#[path = "../../fuzz/bodies.rs"]
mod bodies;

use std::fs;
use std::path::Path;

use bodies::TARGETS;
use proptest::prelude::*;

/// The files of the folders that a target begins with.
fn seeds(folders: &[&str]) -> Vec<Vec<u8>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let entries = folders.iter().flat_map(|folder| fs::read_dir(root.join(folder)).unwrap());
    let mut files: Vec<_> = entries.map(|entry| entry.unwrap().path()).filter(|path| path.is_file()).collect();
    files.sort();
    files.into_iter().map(|path| fs::read(path).unwrap()).collect()
}

/// A place in some bytes, as a share of them, and what is put there in the place of how many.
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
fn every_seed_is_read_or_refused() {
    for (name, body, folders) in TARGETS {
        let seeds = seeds(folders);
        assert!(seeds.len() > 1, "{name} has no seeds");
        for seed in &seeds {
            body(seed);
        }
    }
}

#[test]
fn every_target_is_built_by_the_fuzzer_too() {
    let manifest = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/Cargo.toml")).unwrap();
    for (name, ..) in TARGETS {
        assert!(manifest.contains(&format!("path = \"targets/{name}.rs\"")), "{name}");
    }
    assert_eq!(manifest.matches("[[bin]]").count(), TARGETS.len());
}

proptest! {
    #[test]
    fn bitten_seeds_and_any_bytes_are_read_or_refused(
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

//! Large files are read slice by slice, so that a page can show the progress and stop. The result is the same as
//! reading at once.

use std::fmt::Write;

use keikaku::import::read::{ImportError, Reader, TableFile, read_table};

use crate::support::desk::Browser;
use crate::tables::corpus::files;

/// A file with that many KPIs.
fn long(kpis: usize) -> String {
    let mut file = "指標名,単位,区分,2022年度,2023年度\r\n".to_owned();
    for number in 1..=kpis {
        write!(file, "指標{number},件,目標,10,20\r\n指標{number},件,実績,9,\r\n").unwrap();
    }
    file
}

/// Reads that many rows at a time. Returns the file and the progress after each slice.
fn read_by(bytes: &[u8], rows: usize) -> Result<(TableFile, Vec<(usize, usize)>), ImportError> {
    let mut reader = Reader::new(bytes, Browser::get())?;
    let mut on_the_way = Vec::new();
    loop {
        match reader.step(rows)? {
            None => on_the_way.push(reader.progress()),
            Some(file) => return Ok((file, on_the_way)),
        }
    }
}

#[test]
fn reading_in_slices_of_any_size_gives_the_same_table() {
    for folder in ["", "offices"] {
        for (name, bytes) in files(folder) {
            let whole = read_table(&bytes, Browser::get());
            for rows in [1, 3, 1_000] {
                assert_eq!(read_by(&bytes, rows).map(|(file, _)| file), whole, "{name} by {rows}");
            }
        }
    }
}

#[test]
fn reading_a_large_file_reports_its_progress() {
    let file = long(5_000);
    let (read, steps) = read_by(file.as_bytes(), 1_000).unwrap();
    assert_eq!((read.sheet.rows.len(), steps.len()), (10_001, 10));
    assert!(steps.is_sorted() && steps.iter().all(|(read, of)| read <= of && *of == file.len()), "{steps:?}");
}

#[test]
fn a_slice_reads_no_more_rows_than_its_limit() {
    let file = long(100);
    let mut reader = Reader::new(file.as_bytes(), Browser::get()).unwrap();
    assert_eq!(reader.step(20), Ok(None), "a slice is not all");
    let (read, of) = reader.progress();
    assert!(read * 5 < of, "{read} of {of}");
}

#[test]
fn a_finished_reader_does_not_read_again() {
    let mut reader = Reader::new(long(1).as_bytes(), Browser::get()).unwrap();
    assert!(matches!(reader.step(10), Ok(Some(_))));
    assert_eq!(reader.step(10).map(|_| ()).unwrap_err().code(), "IN-101");
}

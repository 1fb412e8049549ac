//! What it costs to find a code and to read its fields, compared with the usual ways to do that by hand.
//!
//! ```sh
//! cargo bench -p coinw-errors-tests --features measure --bench lookup
//! ```
//!
//! CoinW's codes, and a thousand like them, become a package with one generated enum and one written by hand with the derives of `num_enum`
//! and `strum`. The benchmark builds and runs that package.

use std::fmt::Write;
use std::process::Command;

use coinw_errors_tests::guide::Guide;
use coinw_errors_tests::{Scratch, artifacts, by_hand, workspace};

fn main() {
    let target = artifacts("lookup");
    let package = Scratch::depending_on(&workspace().join("coinw-errors"), target.clone())
        .dependencies(by_hand::DEPENDENCIES)
        .dependencies("phf = { version = \"0.14\", features = [\"macros\"] }\nrustc-hash = \"2\"\n")
        .file("src/main.rs", include_str!("lookup/program.rs"))
        .file("src/contest.rs", include_str!("../src/contest.rs"));
    let package = [("few", Guide::of_coinw()), ("many", Guide::of_size(1_000))].into_iter().fold(
        package,
        |package, (name, guide)| {
            package
                .file(&format!("spec/{name}.yaml"), guide.to_yaml())
                .file(
                    &format!("src/{name}/by_hand.rs"),
                    by_hand::library(&guide).replace("#[macro_export]", ""),
                )
                .file(&format!("src/{name}/perfect.rs"), perfect_hash(&guide))
        },
    );
    package.cargo().succeed(&["build", "--quiet", "--release"]);
    let program = target.join("release").join(format!("scratch{}", std::env::consts::EXE_SUFFIX));
    let status = Command::new(program).status().expect("the program was built");
    assert!(status.success(), "{status}");
}

/// A map with a key for each market of each code.
fn perfect_hash(guide: &Guide) -> String {
    let mut pairs = String::new();
    for code in &guide.codes {
        for market in &code.markets {
            let market = u64::from(market == "futures") << 32;
            let key = market | u64::from(code.code.cast_unsigned());
            writeln!(pairs, "    {key}u64 => ErrorCode::{},", code.name).expect("memory takes all");
        }
    }
    format!("pub static CODES: phf::Map<u64, ErrorCode> = phf::phf_map! {{\n{pairs}}};\n")
}

//! What the macro costs a build, compared with the same API written by hand and with its own expansion as source.
//!
//! ```sh
//! cargo bench -p coinw-errors-tests --features measure --bench build_cost
//! ```
//!
//! It takes half an hour. With `BLESS=1` the plots in `tests/benches/plots` are drawn anew.

mod binary;
mod cold;
mod compilers;
mod edit;
mod expander;
mod expansion;
mod measure;
mod packages;
mod plot;
mod table;

use coinw_errors_tests::artifacts;
use tempfile::TempDir;

use expander::Expander;

fn main() {
    compilers::compile_if_asked();
    measure::measure_if_asked();
    let expander = Expander::build(&artifacts("expander"));
    let expansions = expansion::report(&expander);
    let folder = TempDir::with_prefix("coinw-errors-").expect("a temporary folder");
    let checks = edit::report(&expander, folder.path());
    binary::report(&expander, folder.path());
    cold::report(&expander);
    if std::env::var_os("BLESS").is_some() {
        plot::draw(&expansions, &checks);
    }
}

//! `coinw-errors spec`: prints the YAML from which the enum is generated.

use std::io::Write;

use clap::Args;

use super::failure::Failure;

/// Print the spec, to start your own YAML file with
///
/// `error_guide` makes an enum from the file. The file's header explains each key. `coinw-errors draft` prints more entries.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  coinw-errors spec > spec/coinw.yaml
  coinw-errors spec --schema > spec/coinw.schema.json
  coinw-errors spec --observed > spec/observed.yaml")]
pub struct Arguments {
    /// Print the JSON schema for editors; the first line of the YAML refers to it
    #[arg(long)]
    schema: bool,

    /// Print the codes that were seen elsewhere but are not in CoinW's guide
    #[arg(long, conflicts_with = "schema")]
    observed: bool,
}

pub fn run(arguments: &Arguments) -> Result<(), Failure> {
    let text = match arguments {
        Arguments { schema: true, .. } => SCHEMA,
        Arguments { observed: true, .. } => OBSERVED,
        _ => SPEC,
    };
    anstream::stdout().lock().write_all(text.as_bytes()).map_err(Failure::Output)
}

const SPEC: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/spec/coinw.yaml"));
const OBSERVED: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/spec/observed.yaml"));
const SCHEMA: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/spec/coinw.schema.json"));

//! `coinw-errors spec`: the guide as the YAML that the enum is made of.

use std::io::Write;

use clap::Args;

use super::failure::Failure;

/// Print the guide as YAML, as the start of a guide of your own
///
/// `error_guide` makes an enum from the file. The header of the file explains each key, and `coinw-errors draft` prints further entries.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  coinw-errors spec > spec/coinw.yaml
  coinw-errors spec --schema > spec/coinw.schema.json
  coinw-errors spec --observed > spec/observed.yaml")]
pub struct Arguments {
    /// Print the JSON schema for editors; the first line of the guide refers to it
    #[arg(long)]
    schema: bool,

    /// Print the codes that were seen on CoinW's API and that the guide does not list
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

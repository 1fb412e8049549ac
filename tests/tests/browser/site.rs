//! The documentation, built as docs.rs builds it, on a server of its own.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use axum::Router;
use axum::response::Html;
use coinw_errors_tests::{Cargo, artifacts, workspace};
use tower_http::services::ServeDir;

/// The address of this workspace's own documentation.
pub async fn serve() -> String {
    serve_folder(tokio::task::spawn_blocking(built).await.unwrap()).await
}

/// The address at which a folder is served.
pub async fn serve_folder(folder: &Path) -> String {
    let not_found = axum::routing::get(|| async { Html("<title>Not found</title>") });
    let router = Router::new().fallback_service(ServeDir::new(folder).fallback(not_found));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, router).await });
    address
}

fn built() -> &'static Path {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    BUILT.get_or_init(|| {
        let target = artifacts("documentation");
        let packages = ["--package", "coinw-errors", "--package", "coinw-errors-macros"];
        Cargo::nightly(workspace(), &target)
            .env("RUSTDOCFLAGS", "--cfg docsrs --deny warnings")
            // With the map, what other packages say links to their own pages.
            .succeed(
                &[
                    &["doc", "--quiet", "--no-deps", "--lib", "--all-features", "-Zrustdoc-map"],
                    &packages[..],
                ]
                .concat(),
            );
        target.join("doc")
    })
}

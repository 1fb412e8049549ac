//! Words for what became of a request.

use coinw_errors::ErrorCode;

use super::words::{Pattern, pattern};

static WORTH_READING: Pattern = Pattern::new(|| {
    let phrases =
        ErrorCode::ALL.iter().flat_map(|code| [code.message(), code.title(), code.name()]).map(regex::escape);
    let signs = "code|coinw|success|response|gateway|unavailable|fail|result|spot|futures|http|status|time|deadline|connect|econn|epipe|eai_ag|enotfound|dns error|error sending|remotedis|incompletem|socket|pipe|name resolution|<html|<!doctype|<title|错误|代码|返回|报|异常|状态|curl|nginx|proxy|getaddrinfo|eof|reply|server|fetch|no such|no re|disconnect|incomplete|断|响应|重置|closed|abort|cancel|lost|reset|goaway|prematurely|stream|unknownhost|could not|超时|连接|网络|网关|network|err|exception|retries";
    pattern(&format!("(?i){signs}|[45][0-9][0-9] [A-Z]|{}", phrases.collect::<Vec<_>>().join("|")))
});

/// Whether a text may say something of an error. Most lines of most logs do not, and a look is cheaper than reading.
pub fn is_worth_reading(text: &str) -> bool {
    WORTH_READING.is_match(text)
}

/// What HTTP clients say when no answer came.
static NO_ANSWER: Pattern = Pattern::new(|| {
    pattern(
        r#"(?xi)\btimed\ ?out\b | \btimeout\ (?:of|after)\ \d | \d\ ?m?s\ time-?out | \bgetaddrinfo\b
        | \b(?:read|write|connect|connection|request|operation|socket|handshake|i/o|client\.)\ ?time-?out | TimeoutError | 超时
        | (?:\A\W*|[:,=\-–—]\ ?|["'])time-?out(?:\ error)?(?:\W*\z|["']) | (?:\A\W*|:\ |["']|\bunexpected\ )EOF(?:\W*\z|["'])
        | \bE(?:TIMEDOUT|SOCKETTIMEDOUT|CONNRESET|CONNABORTED|CONNREFUSED|PIPE|AI_AGAIN|NOTFOUND|OFException)\b | \b(?:UND_)?ERR_(?:CONNECTION|NETWORK|TIMED|SOCKET)
        | \b(?:connection|socket|stream)\ (?:was\ )?(?:reset|refused|aborted|lost|closed)(?:\ by|\ before|\W*\z) | \bstream\ was\ reset | \bsocket\ hang\ up
        | \blost\ (?:the\ )?connection\b | \bbroken\ pipe | RemoteDisconnected | ServerDisconnected | IncompleteMessage | IncompleteRead
        | ClientPayloadError | \b(?:Read|Write|Connect)Error\b | NewConnectionError | \bmax\ retries\ exceeded | UnknownHost | StreamReset | GOAWAY
        | \bNetworkError\b | \bExchangeNotAvailable\b | \bRequestTimeout\b | \bunexpected\ end\ of\ stream | \bended\ prematurely\b
        | \btask\ was\ cancell?ed | \b(?:request|context)\ cancell?ed\b | \boperation\ was\ aborted | \bother\ side\ closed
        | \bempty\ reply\ from\ server | \bserver\ disconnected\b | \bno\ such\ host\b | \bcould\ not\ resolve\ host\b | \bnetwork\ error\b
        | \bfetch\ failed\b | \bfailed\ to\ fetch\b | \bdns\ error | \bname\ resolution | \bdeadline\ (?:has\ )?(?:elapsed|exceeded)
        | \berror\ (?:occurred\ while\ )?sending\ (?:the\ )?request | \bno\ healthy\ upstream | \bupstream\ connect\ error
        | \bbad\ gateway\b | \bgateway\ time-?\ ?out\b | \b(?:got|returned)\ (?:a\ )?50[234]\b
        | \bno\ (?:response|reply)\b | 连接断开 | 断线 | 无响应 | 没有响应 | 连接被重置 | 连接失败 | 网络异常 | 网络错误 | 网关错误 | \b50[234]错误"#,
    )
});

/// Whether a text says that no answer came.
pub fn has_no_answer(text: &str) -> bool {
    NO_ANSWER.is_match(text)
}

static LEFT_OPEN: Pattern = Pattern::new(|| {
    pattern(
        r#"(?xi)\bsuccess["']?\s*[:=]\s*["']?true\b | \b(?:filled|executed|placed|succeeded)\b | 成交 | 成功
        | \btime-?out\b | \bEOF\b | disconnect | \babort(?:ed)?\b | \bcancell?ed\b | \bclosed\b | \bssl\ error | ConnectionError
        | \bstatus\ unknown\b | 状态未知 | 断开 | 重置
        | \b(?:mock(?:ed)?|fake|example|expected|maybe|perhaps|hypothetical|could\ this)\b"#,
    )
});

/// How long the caller is willing to wait, which is no event: `timeout=5000`.
static SETTING: Pattern = Pattern::new(|| pattern(r"(?i)\btime-?out(?:_?ms)?\s*[=:]\s*\d+"));

/// Whether words leave open what became of a request, or say that it was carried out.
pub fn leaves_open(text: &str) -> bool {
    LEFT_OPEN.is_match(&SETTING.replace_all(text, ""))
}

static FAILURE: Pattern = Pattern::new(|| {
    pattern(
        r"(?i)\b(?:reject|fail|err(?:or)?s?\b|refus|denied|deny|insufficient|invalid|exceed|forbidden|not\s+(?:allowed|found|enough)|limit\b)|拒绝|失败|不足|错误|异常|无效|超过",
    )
});

/// Whether a text has words of a failure.
pub fn speaks_of_failure(text: &str) -> bool {
    FAILURE.is_match(text)
}

/// How programs report that something failed. Sentences about errors have the word `error` as well.
static REPORTED: Pattern = Pattern::new(|| {
    pattern(
        r#"(?x)\b(?:ERROR|FATAL|CRITICAL|SEVERE|PANIC)\b | (?i:(?:error|exception)(?:\(\S*\))?["'\])]?\s*[:：])
            | (?i:\b(?:failed|rejected|refused|denied|insufficient|forbidden|unauthorized|unavailable|unreachable|panicked|abort(?:ed)?
                |cancell?ed|timed\ ?out|timeout|disconnected|reset|lost)\b | \bno\ answer\b | \bsuccess["']?\s*[:=]\s*false\b | \b(?:got|returned|response|err)[\ =][45]\d\d\b)
            | 失败|拒绝|超时|不足|断开|中断|错误[：:]"#,
    )
});

/// What says that there was no failure, or that nobody was alarmed by it.
static NO_FAILURE: Pattern = Pattern::new(|| {
    pattern(
        r#"(?xi)\b(?:info|debug|trace|verbose|notice)\b
            | \b(?:outcome|kind)\W+(?:rejected|unavailable)\b | \b(?:no|0|without(?:\ an)?)\ (?:errors?|exceptions?|failures?)\b
            | \btime_?out(?:_?ms)?["']?\s*[=:]\s*["']?\d
            | \b(?:errors?|exceptions?|fail(?:ed|ures?)|err|reject(?:ed|ions?))["']?\s*[=:]\s*["']?(?:0\b|null|none|nil|false|no\b|""|-(?:\s|$))"#,
    )
});

/// Whether a line of which nothing is understood reports a failure all the same.
pub fn is_of_a_failure(text: &str) -> bool {
    text.lines().any(|line| REPORTED.is_match(line) && !NO_FAILURE.is_match(line) && !is_sentence(line))
}

static LEVEL: Pattern = Pattern::new(|| pattern(r"\b(?:ERROR|FATAL|CRITICAL|SEVERE|PANIC)\b"));

/// Whether a line is a sentence about failures, such as those of an explanation.
fn is_sentence(line: &str) -> bool {
    const LEAST: usize = 9;
    line.ends_with(['.', '?']) && line.split_whitespace().count() >= LEAST && !LEVEL.is_match(line)
}

/// Whether such a line only announces the next one: `Order failed:`.
pub fn announces(line: &str) -> bool {
    const FEW: usize = 6;
    let line = line.trim_end();
    let is_open = line.ends_with([':', '：', '{', '(']);
    is_open || !line.contains([':', '：']) && line.split_whitespace().count() <= FEW
}

//! How hard a passphrase is to guess: an honest guess itself.
//!
//! Nobody can tell the strength of a passphrase without knowing how it was chosen. This counts what a
//! guesser who knows people would have to try: words, not letters, where letters look like words;
//! years and dates; hardly anything for repetitions, rows of keys and the name of the key pair; and
//! the best-known passphrases first. It knows no dictionary, so a rare word counts as a usual one.

use zeroize::Zeroizing;

use super::Passphrase;

/// The number of guesses, as a power of two.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Strength {
    bits: f64,
}

/// A word in its usual forms, one of about 8,000, as in lists for dice.
const WORD_BITS: f64 = 13.0;
/// As many letters as one word has; a longer run of letters is several.
const WORD_LETTERS: usize = 8;
/// One of the years that people choose.
const YEAR_BITS: f64 = 7.0;
/// What adds next to nothing: another letter of a repetition, a row or something already said.
const FOLLOWING_BITS: f64 = 0.5;

/// Rows that fingers follow.
const ROWS: [&str; 6] =
    ["abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertzuiop"];

/// The beginnings of what is tried first, in lower case and with digits for letters undone.
const FIRST_TRIED: [&str; 24] = [
    "password",
    "passwort",
    "passphrase",
    "letmein",
    "welcome",
    "admin",
    "iloveyou",
    "monkey",
    "dragon",
    "football",
    "baseball",
    "sunshine",
    "princess",
    "master",
    "shadow",
    "superman",
    "batman",
    "trustno",
    "secret",
    "changeme",
    "changeit",
    "amazon",
    "ubuntu",
    "default",
];

impl Strength {
    /// An estimate for `passphrase`; `names` are texts that a guesser would know, such as the name of
    /// the key pair.
    #[must_use]
    pub fn estimate(passphrase: &Passphrase, names: &[&str]) -> Self {
        let bytes = passphrase.expose();
        // Room for everything from the start, so that growing leaves no copy behind; a letter becomes
        // three at most.
        let mut text: Zeroizing<Vec<char>> = Zeroizing::new(Vec::with_capacity(3 * bytes.len()));
        text.extend(str::from_utf8(bytes).unwrap_or_default().chars().flat_map(char::to_lowercase));
        let mut bits = 0.0;
        let known = names.iter().filter(|name| name.len() >= 3).map(|name| name.to_lowercase());
        for known in known.chain(FIRST_TRIED.map(str::to_owned)) {
            let known: Vec<char> = known.chars().collect();
            while let Some(at) = position(&text, &known) {
                text.drain(at..at + known.len());
                bits += 4.0;
            }
        }
        bits += runs(&text).iter().map(|run| bits_of_run(&text, run)).sum::<f64>();
        Self { bits }
    }

    /// The power of two, rounded down.
    #[must_use]
    pub fn bits(self) -> u32 {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is never negative")]
        let bits = self.bits as u32;
        bits
    }

    /// How long the average search takes at so many guesses a second, in seconds.
    #[must_use]
    pub fn seconds(self, guesses_per_second: f64) -> f64 {
        (self.bits - 1.0).exp2() / guesses_per_second
    }
}

/// Where `known` is in `text`, `0` counting as `o`, `1` as `i`, `3` as `e`, `4` and `@` as `a`, `5` and
/// `$` as `s`.
fn position(text: &[char], known: &[char]) -> Option<usize> {
    let letter = |c: &char| match c {
        '0' => 'o',
        '1' | '!' => 'i',
        '3' => 'e',
        '4' | '@' => 'a',
        '5' | '$' => 's',
        c => *c,
    };
    text.windows(known.len())
        .position(|window| window.iter().zip(known).all(|(a, b)| a == b || letter(a) == *b))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Letter,
    Digit,
    Other,
}

struct Run {
    class: Class,
    start: usize,
    end: usize,
}

/// Cuts the text where letters, digits and other signs meet.
fn runs(text: &[char]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for (index, c) in text.iter().enumerate() {
        let class = match c {
            c if c.is_alphabetic() => Class::Letter,
            c if c.is_ascii_digit() => Class::Digit,
            _ => Class::Other,
        };
        match runs.last_mut() {
            Some(run) if run.class == class => run.end = index + 1,
            _ => runs.push(Run { class, start: index, end: index + 1 }),
        }
    }
    runs
}

fn bits_of_run(text: &[char], run: &Run) -> f64 {
    let part = &text[run.start..run.end];
    let seen = &text[..run.start];
    if part.len() >= 3 && seen.windows(part.len()).any(|window| window == part) {
        return FOLLOWING_BITS * 2.0;
    }
    let pool: f64 = match run.class {
        Class::Letter if part.iter().all(char::is_ascii) => 26.0,
        Class::Letter => 100.0,
        Class::Digit => 10.0,
        // What is between words is mostly the same each time.
        Class::Other if part.len() == 1 && seen.contains(&part[0]) => 2.0,
        Class::Other => 33.0,
    };
    let by_signs: f64 = part
        .iter()
        .enumerate()
        .map(|(index, c)| match index.checked_sub(1).map(|before| part[before]) {
            Some(before) if follows(before, *c) => FOLLOWING_BITS,
            _ => pool.log2(),
        })
        .sum();
    match run.class {
        Class::Letter if looks_like_words(part) => {
            #[expect(clippy::cast_precision_loss, reason = "a few words")]
            let words = part.len().div_ceil(WORD_LETTERS) as f64;
            by_signs.min(WORD_BITS * words)
        }
        Class::Digit
            if part.len() == 4 && (part.starts_with(&['1', '9']) || part.starts_with(&['2', '0'])) =>
        {
            by_signs.min(YEAR_BITS)
        }
        _ => by_signs,
    }
}

/// Whether a finger or a child goes from one sign to the other: the same, or its neighbour in a row.
fn follows(before: char, c: char) -> bool {
    let neighbours = |row: &&str| {
        let at = |wanted| row.chars().position(|c| c == wanted);
        at(before).zip(at(c)).is_some_and(|(a, b)| a.abs_diff(b) == 1)
    };
    before == c || ROWS.iter().any(neighbours)
}

/// Letters that can be said: some are vowels, and not many in a row are not.
fn looks_like_words(letters: &[char]) -> bool {
    let vowel = |c: &char| !c.is_ascii() || "aeiouy".contains(*c);
    let vowels = letters.iter().filter(|c| vowel(c)).count();
    let longest = letters.split(vowel).map(<[char]>::len).max().unwrap_or_default();
    letters.len() >= 3 && vowels * 5 >= letters.len() && longest <= 4
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bits(text: &str) -> u32 {
        Strength::estimate(&Passphrase::of_file(text.into()), &["web-server"]).bits()
    }

    #[test]
    fn what_everybody_chooses_is_weak() {
        for text in [
            "password",
            "P@ssw0rd1",
            "qwertyuiop",
            "aaaaaaaaaaaaaaaa",
            "1234567890",
            "abcdefghijkl",
            "web-server",
            "web-server2024",
            "asdfasdfasdf",
            "letmein!",
            "Summer2024!",
            "",
            "changeme123",
        ] {
            assert!(bits(text) < 28, "{text}: {}", bits(text));
        }
    }

    #[test]
    fn what_was_drawn_at_random_is_strong() {
        for text in [
            "correct horse battery staple wagon lemon",
            "k7f2m-9qxw3-tzb4h-x8rvn",
            "xkqzvwplmtrbhdgwnsfc",
            "8f3a1c90d7e24b56a9e1",
            "T!9v#qLw2$zRk7",
        ] {
            assert!(bits(text) >= 60, "{text}: {}", bits(text));
        }
    }

    #[test]
    fn words_count_as_words() {
        assert_eq!(bits("correct"), 13);
        assert!((52..=60).contains(&bits("correct horse battery staple")));
    }

    #[test]
    fn time() {
        assert!((Strength { bits: 21.0 }.seconds(1_048_576.0) - 1.0).abs() < 1e-9);
    }
}

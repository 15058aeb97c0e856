package io.iwc.replay.internal.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Finds secrets in text that others wrote: as they are, in another case, escaped as in JSON, a URL or HTML (also twice),
 * in Base64 at any alignment and in hexadecimal; whole or cut, as long as {@value #WINDOW} characters in a row are left.
 * Of secrets shorter than that only the whole is looked for, as it is.
 */
public final class SecretEchoes {
    private static final int WINDOW = 8;

    /** What servers like to repeat in messages about keys: bearer tokens and keys in common spellings. */
    private static final Pattern KEY_LIKE = Pattern.compile("(?i)(bearer\\s+)[^\\s\"']{4,}|\\bsk-[A-Za-z0-9_*-]{4,}");

    /** Secrets this short are replaced only where they stand as a word: {@code x} is no secret. */
    private static final int SHORTEST = 4;

    /** Escapes within escapes. */
    private static final int MOST_ESCAPES = 4;

    private static final int[] BITS_OF_BASE64 = {0, 2, 3}; // characters that depend on what comes before

    /** Headers, parameters and variables that hold a secret, by their name. */
    private static final Pattern SECRET_NAME =
            Pattern.compile("(?i).*(authori[sz]ation|authentic|cookie|key|token|secret|passw|passphrase|pwd|signature"
                    + "|credential|bearer|jwt|session-?secret).*|.*auth|(.*[-_.])?(auth|sig|pass|pat|otp)([-_.].*)?");

    private final List<String> shortOnes;
    private final Set<String> windows = new HashSet<>();

    /** Looks for echoes of these. */
    public SecretEchoes(Collection<String> secrets) {
        shortOnes = secrets.stream()
                .filter(it -> it.length() < WINDOW && !it.isEmpty())
                .toList();
        secrets.stream().filter(it -> it.length() >= WINDOW).forEach(this::addSpellings);
    }

    /** The text without echoes, and without what looks like a key. */
    public String removedFrom(String text) {
        return KEY_LIKE.matcher(replacedIn(text, Redaction.REDACTED))
                .replaceAll(match -> match.group(1) == null ? Redaction.REDACTED : "$1" + Redaction.REDACTED);
    }

    /** Whether a text looks like a key or a token. */
    public static boolean looksLikeKey(String text) {
        return KEY_LIKE.matcher(text).find();
    }

    /** Whether a header or a parameter of that name is likely to hold a secret. */
    public static boolean isSecretName(String name) {
        return SECRET_NAME.matcher(name).matches();
    }

    /** The text with every echo replaced. */
    public String replacedIn(String text, String replacement) {
        var found = new BitSet(text.length());
        var read = EscapedText.of(text);
        for (var depth = 0; depth <= MOST_ESCAPES; depth++) {
            mark(read, found);
            var decoded = read.decoded();
            if (decoded.length() == read.length()) {
                break;
            }
            read = decoded;
        }
        return found.isEmpty() ? text : replaced(text, found, replacement);
    }

    private static String replaced(String text, BitSet found, String replacement) {
        var cleared = new StringBuilder();
        for (var at = 0; at < text.length(); ) {
            var start = found.nextSetBit(at);
            if (start < 0) {
                return cleared.append(text, at, text.length()).toString();
            }
            cleared.append(text, at, start).append(replacement);
            at = found.nextClearBit(start);
        }
        return cleared.toString();
    }

    private void mark(EscapedText read, BitSet found) {
        var text = read.text();
        for (var secret : shortOnes) {
            for (var at = text.indexOf(secret); at >= 0; at = text.indexOf(secret, at + 1)) {
                if (secret.length() >= SHORTEST || isWord(text, at, at + secret.length())) {
                    found.set(read.start(at), read.end(at + secret.length() - 1));
                }
            }
        }
        if (!windows.isEmpty()) {
            var lower = lowerCase(text);
            for (var at = 0; at + WINDOW <= lower.length(); at++) {
                if (windows.contains(lower.substring(at, at + WINDOW))) {
                    found.set(read.start(at), read.end(at + WINDOW - 1));
                }
            }
        }
    }

    private static boolean isWord(String text, int from, int to) {
        return (from == 0 || !Character.isLetterOrDigit(text.charAt(from - 1)))
                && (to == text.length() || !Character.isLetterOrDigit(text.charAt(to)));
    }

    private void addSpellings(String secret) {
        addWindows(secret);
        var bytes = secret.getBytes(UTF_8);
        addWindows(HexFormat.of().formatHex(bytes));
        for (var before = 0; before < BITS_OF_BASE64.length; before++) {
            var shifted = new byte[before + bytes.length];
            System.arraycopy(bytes, 0, shifted, before, bytes.length);
            var open = shifted.length % 3 == 0 ? 0 : 1; // the last character depends on what comes after
            for (var encoder : List.of(Base64.getEncoder(), Base64.getUrlEncoder())) {
                var encoded = encoder.withoutPadding().encodeToString(shifted);
                addWindows(encoded.substring(BITS_OF_BASE64[before], encoded.length() - open));
            }
        }
    }

    private void addWindows(String spelling) {
        var lower = lowerCase(spelling);
        IntStream.rangeClosed(0, lower.length() - WINDOW)
                .mapToObj(it -> lower.substring(it, it + WINDOW))
                .forEach(windows::add);
    }

    /** Of the same length, whatever the letters. */
    private static String lowerCase(String text) {
        var letters = text.toCharArray();
        for (var i = 0; i < letters.length; i++) {
            letters[i] = Character.toLowerCase(letters[i]);
        }
        return new String(letters);
    }
}

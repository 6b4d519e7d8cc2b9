package io.sallyport.core.abuse;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes one of all the spellings that some directory takes for one name; names that none does may become one, too. */
final class AccountName {
    /** Marks, what is not shown, and what Unicode has not assigned or leaves to others. */
    private static final Pattern IGNORED = Pattern.compile("[\\p{M}\\p{Cf}\\p{Cn}\\p{Co}\\x{115F}\\x{1160}]+");

    private static final Pattern SPACES = Pattern.compile("(?U)\\s+");

    /** Letters without a decomposition that directories sort with others, after lower case. */
    private static final Map<String, String> ALIKE = Map.of(
            "\u00E6", "ae", "\u0153", "oe", "\u00F8", "o", "\u0142", "l", "\u0111", "d", "\u00F0", "d", "\u00FE", "th",
            "\u0127", "h", "\u0167", "t", "\u0131", "i");

    private static final Pattern LETTERS = Pattern.compile("[" + String.join("", ALIKE.keySet()) + "]");

    private static final int MOST_SHOWN = 64;

    private AccountName() {}

    /** A count for each spelling would be as many guesses more. */
    static String folded(String username) {
        String letters = Normalizer.normalize(username, Normalizer.Form.NFKD);
        String shown = lowered(IGNORED.matcher(letters).replaceAll(""));
        String decomposed = IGNORED.matcher(Normalizer.normalize(shown, Normalizer.Form.NFKD))
                .replaceAll("");
        String alike = LETTERS.matcher(decomposed).replaceAll(AccountName::alike);
        return SPACES.matcher(alike).replaceAll(" ").strip();
    }

    /** What is kept of such a name to show it; the sign for what is left out is in none. */
    static String shown(String folded) {
        return folded.length() <= MOST_SHOWN ? folded : folded.substring(0, MOST_SHOWN - 1) + "\u2026";
    }

    /** Down first: the capital sharp s has an upper case of two letters only by way of its lower. */
    private static String lowered(String text) {
        return text.toLowerCase(Locale.ROOT).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    private static String alike(MatchResult letter) {
        return Matcher.quoteReplacement(ALIKE.getOrDefault(letter.group(), ""));
    }
}

package io.sallyport.gateway.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sallyport.gateway.yaml.KebabCase;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.Arrays;
import java.util.Optional;

/**
 * What an operator asks for: a line with a verb, sources and, for {@link Verb#UNLOCK}, an account, each escaped as in a
 * URL, so that nothing but the line's end ends it.
 *
 * @param verb what to do
 * @param sources for whom
 * @param account for which account, if for one
 */
public record ControlRequest(Verb verb, String sources, Optional<String> account) {
    /** The longest line, its end included: the longest name has each of its octets escaped. */
    static final int MOST_OCTETS = 1024;

    private static final int LONGEST_NAME = 255;
    private static final int WITH_ACCOUNT = 3;

    /** What can be asked for. */
    public enum Verb {
        /** To say what is kept out. */
        LOCKS,
        /** To unlock an account. */
        UNLOCK,
        /** To unlock the accounts without a count of their own. */
        UNLOCK_OTHERS,
        /** To let a source in again. */
        FORGIVE
    }

    /**
     * Asks for something.
     *
     * @param sources an address or a network; empty for all
     */
    public static ControlRequest of(Verb verb, Optional<String> sources, Optional<String> account) {
        return new ControlRequest(verb, sources.orElse(Sources.ALL), account);
    }

    /** The line, without its end. */
    String line() {
        String line = KebabCase.ofConstant(verb) + " " + URLEncoder.encode(sources, UTF_8);
        return account.map(name -> line + " " + URLEncoder.encode(name, UTF_8)).orElse(line);
    }

    /**
     * Reads a line.
     *
     * @throws RefusedRequestException if it is no request
     */
    static ControlRequest parse(String line) throws RefusedRequestException {
        String[] words = line.split(" ", -1);
        Verb verb = verb(words[0]);
        if (words.length != (verb == Verb.UNLOCK ? WITH_ACCOUNT : WITH_ACCOUNT - 1)) {
            throw new RefusedRequestException("not the words that " + words[0] + " takes");
        }
        return new ControlRequest(
                verb,
                unescape(words[1]),
                words.length == WITH_ACCOUNT ? Optional.of(name(words[2])) : Optional.empty());
    }

    private static Verb verb(String word) throws RefusedRequestException {
        return Arrays.stream(Verb.values())
                .filter(verb -> KebabCase.ofConstant(verb).equals(word))
                .findFirst()
                .orElseThrow(() -> new RefusedRequestException("no such request"));
    }

    private static String name(String word) throws RefusedRequestException {
        String name = unescape(word);
        int octets = name.getBytes(UTF_8).length;
        if (octets == 0 || octets > LONGEST_NAME) {
            throw new RefusedRequestException(
                    "account: a name of " + octets + " octets (expected: 1 to " + LONGEST_NAME + ")");
        }
        return name;
    }

    private static String unescape(String word) throws RefusedRequestException {
        try {
            return URLDecoder.decode(word, UTF_8);
        } catch (IllegalArgumentException e) {
            throw new RefusedRequestException("a word that is not escaped as it should be");
        }
    }
}

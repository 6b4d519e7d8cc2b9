package io.sallyport.auth.password;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** An Argon2id hash in the PHC string format: {@code $argon2id$v=19$m=…,t=…,p=…$salt$hash}. */
final class Argon2Hash implements PasswordHash {
    private static final Pattern FORM = Pattern.compile("\\$argon2id\\$v=19"
            + "\\$m=(?<memory>[1-9][0-9]{0,6}),t=(?<iterations>[1-9][0-9]{0,6}),p=(?<parallelism>[1-9][0-9]{0,2})"
            + "\\$(?<salt>[A-Za-z0-9+/]{11,86})\\$(?<hash>[A-Za-z0-9+/]{22,86})");
    private static final String EXPECTED_FORM = "$argon2id$v=19$m=…,t=…,p=…$salt$hash,"
            + " a salt of 8 to 64 octets and a hash of 16 to 64 in Base64 without padding";
    private static final Base64.Encoder ENCODER = Base64.getEncoder().withoutPadding();

    private final Argon2Cost cost;
    private final byte[] salt;
    private final byte[] hash;

    Argon2Hash(Argon2Cost cost, byte[] salt, byte[] hash) {
        this.cost = cost;
        this.salt = salt.clone();
        this.hash = hash.clone();
    }

    static Argon2Hash of(Argon2Cost cost, byte[] salt, byte[] password, int hashLength) {
        return new Argon2Hash(cost, salt, compute(cost, salt, password, hashLength));
    }

    static Argon2Hash parse(String text, int maxMemoryKib) throws MalformedHashException {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new MalformedHashException("malformed Argon2 hash", EXPECTED_FORM);
        }
        Argon2Cost cost =
                new Argon2Cost(number(form, "memory"), number(form, "iterations"), number(form, "parallelism"));
        cost.check(maxMemoryKib);
        return new Argon2Hash(cost, octets(form, "salt"), octets(form, "hash"));
    }

    @Override
    public HashCost cost() {
        return cost;
    }

    @Override
    public boolean matches(byte[] password) {
        return MessageDigest.isEqual(hash, compute(cost, salt, password, hash.length));
    }

    @Override
    public String text() {
        return "$argon2id$v=19$m=" + cost.memoryKib() + ",t=" + cost.iterations() + ",p=" + cost.parallelism() + "$"
                + ENCODER.encodeToString(salt) + "$" + ENCODER.encodeToString(hash);
    }

    private static byte[] compute(Argon2Cost cost, byte[] salt, byte[] password, int length) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(cost.memoryKib())
                .withIterations(cost.iterations())
                .withParallelism(cost.parallelism())
                .withSalt(salt)
                .build());
        byte[] computed = new byte[length];
        generator.generateBytes(password, computed);
        return computed;
    }

    private static int number(Matcher form, String group) {
        return Integer.parseInt(form.group(group));
    }

    private static byte[] octets(Matcher form, String group) throws MalformedHashException {
        try {
            return Base64.getDecoder().decode(form.group(group));
        } catch (IllegalArgumentException e) {
            throw new MalformedHashException("malformed Argon2 hash: its " + group + " is no Base64", EXPECTED_FORM);
        }
    }
}

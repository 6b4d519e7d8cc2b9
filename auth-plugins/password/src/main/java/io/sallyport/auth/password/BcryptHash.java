package io.sallyport.auth.password;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.BCrypt;

/** A bcrypt hash: {@code $2b$cost$} and 53 characters; {@code $2a$} and {@code $2y$} mean the same today. */
final class BcryptHash implements PasswordHash {
    static final int SALT_LENGTH = 16;
    static final int HASH_LENGTH = 23;
    static final int MAX_PASSWORD_LENGTH = 72;

    private static final Pattern FORM =
            Pattern.compile("\\$2[aby]\\$(?<cost>[0-9]{2})\\$(?<salt>[./A-Za-z0-9]{22})(?<hash>[./A-Za-z0-9]{31})");

    private final BcryptCost cost;
    private final byte[] salt;
    private final byte[] hash;

    BcryptHash(BcryptCost cost, byte[] salt, byte[] hash) {
        this.cost = cost;
        this.salt = salt.clone();
        this.hash = hash.clone();
    }

    static BcryptHash of(BcryptCost cost, byte[] salt, byte[] password) {
        if (!canHold(password)) {
            throw new IllegalArgumentException("password of " + password.length
                    + " octets (expected for bcrypt: at most " + MAX_PASSWORD_LENGTH + ", none of them zero)");
        }
        return new BcryptHash(cost, salt, compute(cost, salt, password));
    }

    static BcryptHash parse(String text) throws MalformedHashException {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new MalformedHashException(
                    "malformed bcrypt hash", "$2b$, $2y$ or $2a$, a cost of two digits, $, 53 characters");
        }
        BcryptCost cost = new BcryptCost(Integer.parseInt(form.group("cost")));
        cost.check();
        return new BcryptHash(cost, BcryptBase64.decode(form.group("salt")), BcryptBase64.decode(form.group("hash")));
    }

    @Override
    public HashCost cost() {
        return cost;
    }

    @Override
    public boolean matches(byte[] password) {
        // The work is done for a password that bcrypt would cut, too, and then counts for nothing.
        boolean equal = MessageDigest.isEqual(hash, compute(cost, salt, password));
        return equal && canHold(password);
    }

    @Override
    public String text() {
        return "$2b$%02d$%s%s".formatted(cost.power(), BcryptBase64.encode(salt), BcryptBase64.encode(hash));
    }

    /** Bcrypt ignores what follows octet 72, and with the end mark repeats the key: "a" and "a\0a" are the same to it. */
    private static boolean canHold(byte[] password) {
        boolean hasZero = false;
        for (byte octet : password) {
            hasZero |= octet == 0;
        }
        return password.length <= MAX_PASSWORD_LENGTH && !hasZero;
    }

    private static byte[] compute(BcryptCost cost, byte[] salt, byte[] password) {
        byte[] key = Arrays.copyOf(password, Math.min(password.length + 1, MAX_PASSWORD_LENGTH));
        try {
            return Arrays.copyOf(BCrypt.generate(key, salt, cost.power(), false), HASH_LENGTH);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }
}

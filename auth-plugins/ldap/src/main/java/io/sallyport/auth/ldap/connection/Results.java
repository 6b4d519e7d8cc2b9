package io.sallyport.auth.ldap.connection;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import io.sallyport.core.spi.ReasonCode;
import java.util.Set;

/** What results of the directory mean. */
public final class Results {
    private static final Set<ResultCode> GONE = Set.of(ResultCode.SERVER_DOWN, ResultCode.CONNECT_ERROR);
    private static final Set<ResultCode> DEAD = Set.of(
            ResultCode.SERVER_DOWN,
            ResultCode.CONNECT_ERROR,
            ResultCode.UNAVAILABLE,
            ResultCode.LOCAL_ERROR,
            ResultCode.DECODING_ERROR);
    private static final Set<ResultCode> NO_ANSWER =
            Set.of(ResultCode.TIMEOUT, ResultCode.BUSY, ResultCode.TIME_LIMIT_EXCEEDED);
    private static final int MOST_CHARACTERS = 300;

    private Results() {}

    /** Whether the connection had gone before the server answered; any other failure is an answer, or part of one. */
    static boolean isGone(LDAPException failure) {
        return GONE.contains(failure.getResultCode());
    }

    /** Whether the server took too long. */
    static boolean isTimeout(LDAPException failure) {
        return failure.getResultCode().equals(ResultCode.TIMEOUT);
    }

    /** The reason of a failure that is no verdict. */
    public static ReasonCode reason(LDAPException failure) {
        if (DEAD.contains(failure.getResultCode()) || NO_ANSWER.contains(failure.getResultCode())) {
            return DirectoryException.UNAVAILABLE;
        }
        return failure.getResultCode().equals(ResultCode.REFERRAL)
                ? DirectoryException.REFERRAL
                : DirectoryException.ERROR;
    }

    /** The answer in words: bounded, without control characters. */
    public static String describe(LDAPException failure) {
        String diagnostic = failure.getDiagnosticMessage();
        String message = String.valueOf(diagnostic == null ? failure.getMessage() : diagnostic);
        return failure.getResultCode() + ": " + plain(message);
    }

    /** What others have chosen: bounded, without control characters. */
    static String plain(String text) {
        String plain = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return plain.length() > MOST_CHARACTERS ? plain.substring(0, MOST_CHARACTERS) + "…" : plain;
    }
}

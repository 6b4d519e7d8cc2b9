package io.sallyport.auth.gssapi.context;

import io.sallyport.core.spi.ReasonCode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ietf.jgss.GSSException;

/** What the JDK's failures mean; it says the error code of RFC 4120 section 7.5.9 in the text only. */
final class Failures {
    private static final Pattern ERROR_CODE = Pattern.compile("\\((\\d{1,3})\\)");

    private Failures() {}

    static ReasonCode of(GSSException failure) {
        return switch (failure.getMajor()) {
            case GSSException.DEFECTIVE_TOKEN -> Reasons.MALFORMED_TOKEN;
            case GSSException.BAD_MECH -> Reasons.UNSUPPORTED_MECHANISM;
            case GSSException.NO_CRED -> Reasons.UNKNOWN_SERVICE;
            default -> ofText(String.valueOf(failure.getMessage()));
        };
    }

    private static ReasonCode ofText(String text) {
        Matcher code = ERROR_CODE.matcher(text);
        if (code.find()) {
            return ofCode(Integer.parseInt(code.group(1)));
        }
        if (text.contains("permitted_enctypes") || text.contains("not supported/enabled")) {
            return Reasons.WEAK_ENCTYPE;
        }
        if (text.contains("Checksum failed")) {
            return Reasons.BAD_INTEGRITY;
        }
        if (text.contains("No cksum")) {
            return Reasons.NO_CHECKSUM;
        }
        return text.contains("Cannot find key") ? Reasons.UNKNOWN_KEY : Reasons.FAILED;
    }

    private static ReasonCode ofCode(int code) {
        return switch (code) {
            case 31, 41 -> Reasons.BAD_INTEGRITY;
            case 32 -> Reasons.TICKET_EXPIRED;
            case 33 -> Reasons.TICKET_NOT_YET_VALID;
            case 34 -> Reasons.REPLAY;
            case 36 -> Reasons.TICKET_MISMATCH;
            case 37 -> Reasons.CLOCK_SKEW;
            case 38 -> Reasons.TICKET_ADDRESS;
            case 50 -> Reasons.NO_CHECKSUM;
            default -> Reasons.FAILED;
        };
    }
}

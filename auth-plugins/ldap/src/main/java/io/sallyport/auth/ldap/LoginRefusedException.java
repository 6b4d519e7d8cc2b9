package io.sallyport.auth.ldap;

import io.sallyport.core.spi.ReasonCode;

/** A verdict of the directory: somebody is not let in. It has no stack trace. */
final class LoginRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient ReasonCode reason;

    LoginRefusedException(ReasonCode reason) {
        super(reason.code(), null, false, false);
        this.reason = reason;
    }

    ReasonCode reason() {
        return reason;
    }
}

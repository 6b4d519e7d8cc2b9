package io.sallyport.core.egress;

import io.netty.channel.ChannelException;

/** A socket that is to leave by an interface does not: it is not there, or neither system nor transport can do it. */
public final class UnusableInterfaceException extends ChannelException {
    private static final long serialVersionUID = 1L;

    /** Says why. */
    public UnusableInterfaceException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Says why. */
    public UnusableInterfaceException(String message) {
        super(message);
    }
}

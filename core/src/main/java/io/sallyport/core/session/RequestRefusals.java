package io.sallyport.core.session;

import io.sallyport.core.egress.EgressException;
import io.sallyport.core.protocol.ReplyCode;
import io.sallyport.core.protocol.ReplyEncoder;
import io.sallyport.core.protocol.Request;
import io.sallyport.core.spi.ReasonCode;
import java.util.Optional;

/** Refuses a request by a reply in its version; the reason is for the log alone. */
final class RequestRefusals {
    private final Session session;

    RequestRefusals(Session session) {
        this.session = session;
    }

    void refuse(Request request, ReasonCode reason, ReplyCode code) {
        session.refuse(reason, Optional.of(ReplyEncoder.encode(request.version(), code, ReplyEncoder.UNSPECIFIED)));
    }

    void fail(Request request, Throwable cause) {
        if (cause instanceof EgressException failure) {
            refuse(request, failure.reason(), failure.reply());
        } else {
            refuse(request, Reasons.INTERNAL_ERROR, ReplyCode.GENERAL_FAILURE);
        }
    }
}

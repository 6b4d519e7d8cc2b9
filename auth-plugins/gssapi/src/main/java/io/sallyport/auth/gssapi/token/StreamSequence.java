package io.sallyport.auth.gssapi.token;

import io.sallyport.core.spi.auth.MalformedMessageException;

/** On a stream nothing is lost and nothing overtakes: each token is the next one. */
final class StreamSequence implements PeerSequence {
    private long next;
    private boolean ended;

    StreamSequence(long first) {
        next = first;
    }

    @Override
    public void accept(long number) throws MalformedMessageException {
        if (ended) {
            throw new MalformedMessageException(TokenReasons.STREAM_ENDED);
        }
        if (number != next) {
            boolean old = number - next < 0;
            throw new MalformedMessageException(old ? TokenReasons.REPLAYED : TokenReasons.OUT_OF_ORDER);
        }
        next++;
    }

    /** Hands the rest of the numbers over; a stream that went on would take the datagrams' tokens a second time. */
    DatagramWindow handOver() {
        ended = true;
        return new DatagramWindow(next);
    }
}

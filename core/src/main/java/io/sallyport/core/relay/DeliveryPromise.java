package io.sallyport.core.relay;

import io.netty.channel.Channel;
import io.netty.channel.DefaultChannelProgressivePromise;

/** The promise of one write, which counts its octets as the sink takes them: no listener, no second object. */
final class DeliveryPromise extends DefaultChannelProgressivePromise {
    private final RelayFlow flow;
    private final int octets;
    private long counted;

    DeliveryPromise(Channel sink, RelayFlow flow, int octets) {
        super(sink);
        this.flow = flow;
        this.octets = octets;
    }

    @Override
    public boolean tryProgress(long progress, long total) {
        countTo(progress);
        return true;
    }

    @Override
    @SuppressWarnings("VoidUsed") // passed on as it comes
    public boolean trySuccess(Void result) {
        boolean first = super.trySuccess(result);
        if (first) {
            countTo(octets);
        }
        return first;
    }

    private void countTo(long taken) {
        flow.delivered(taken - counted);
        counted = taken;
    }
}

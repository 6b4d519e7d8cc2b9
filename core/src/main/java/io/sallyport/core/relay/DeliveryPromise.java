package io.sallyport.core.relay;

import io.netty.channel.Channel;
import io.netty.channel.DefaultChannelPromise;

/** The promise of one write, which counts its octets when the sink has taken them: no listener, no second object. */
final class DeliveryPromise extends DefaultChannelPromise {
    private final RelayFlow flow;
    private final int octets;

    DeliveryPromise(Channel sink, RelayFlow flow, int octets) {
        super(sink);
        this.flow = flow;
        this.octets = octets;
    }

    @Override
    @SuppressWarnings("VoidUsed") // passed on as it comes
    public boolean trySuccess(Void result) {
        boolean first = super.trySuccess(result);
        if (first) {
            flow.delivered(octets);
        }
        return first;
    }
}

package io.sallyport.core;

import io.github.nettyplus.leakdetector.junit.NettyLeakDetectorExtension;
import io.netty.buffer.ByteBufAllocator;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Fails each test class of core that has leaked a buffer; registered in META-INF/services. */
public final class LeakCheck extends NettyLeakDetectorExtension {

    public LeakCheck() {
        super(false, false, false, true);
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        super.afterAll(context);
        // Netty tells of what the collector found only when the next buffer is made.
        ByteBufAllocator.DEFAULT.directBuffer(1).release();
        super.afterAll(context);
    }
}

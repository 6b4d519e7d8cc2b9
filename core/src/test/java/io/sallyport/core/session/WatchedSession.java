package io.sallyport.core.session;

import static io.sallyport.core.testing.Addresses.address;

import io.sallyport.core.abuse.AbuseControl;
import io.sallyport.core.abuse.AbuseSettings;
import io.sallyport.core.abuse.Offence;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

/** A session whose client's source is kept out by one kind of offence. */
abstract class WatchedSession {
    final SessionFixture fixture = new SessionFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    /** One offence of this kind keeps the source out, and no other does. */
    SessionFixture watching(Offence offence) {
        AbuseSettings off = AbuseSettings.OFF;
        AbuseSettings.Penalties costs = new AbuseSettings.Penalties(
                Map.of(offence, Duration.ofHours(1)), Duration.ZERO, Duration.ofHours(2), List.of());
        fixture.abuse = new AbuseControl(new AbuseSettings(off.halfOpen(), costs, off.lockout(), 64), System::nanoTime);
        return fixture;
    }

    boolean counted() {
        return fixture.abuse.refusal(address(SessionFixture.CLIENT)).isPresent();
    }
}

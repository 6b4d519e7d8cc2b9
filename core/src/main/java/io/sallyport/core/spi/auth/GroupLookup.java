package io.sallyport.core.spi.auth;

import io.sallyport.core.spi.Identity;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/**
 * Finds the groups of an identity that arrived without them, as a Kerberos principal or a client certificate does. An
 * {@link AuthenticationMethod} that can, implements this too.
 */
public interface GroupLookup {
    /**
     * Asks for the groups. Called on an event loop, from many at a time: must not block.
     *
     * @param identity who was authenticated, by this method or by another
     * @return every group, possibly none; completed exceptionally, with {@code null}, or not in time, the groups are
     *     unknown and no rule that asks for a group permits
     */
    CompletionStage<Set<String>> groupsOf(Identity identity);
}

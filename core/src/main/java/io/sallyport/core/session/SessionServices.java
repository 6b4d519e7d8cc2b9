package io.sallyport.core.session;

import io.sallyport.core.abuse.AbuseControl;
import io.sallyport.core.association.AssociationServices;
import io.sallyport.core.egress.DestinationConnector;
import io.sallyport.core.egress.Resolver;
import io.sallyport.core.icmp.Probes;
import io.sallyport.core.inbound.InboundListeners;
import io.sallyport.core.spi.audit.SessionListener;
import io.sallyport.core.spi.policy.AccessPolicy;
import java.time.Clock;

/**
 * What every session of the gateway works with.
 *
 * @param authentication the configured methods
 * @param policy the questions
 * @param resolver names to addresses
 * @param connector the way out
 * @param inbound the way in of peers
 * @param associations how UDP associations are made
 * @param probes the programs that run for clients
 * @param limits counts of permitted sessions
 * @param abuse what clients have done that counts against them
 * @param listener is told of the end
 * @param clock the time of records
 * @param settings the bounds
 */
public record SessionServices(
        Authentication authentication,
        AccessPolicy policy,
        Resolver resolver,
        DestinationConnector connector,
        InboundListeners inbound,
        AssociationServices associations,
        Probes probes,
        SessionLimits limits,
        AbuseControl abuse,
        SessionListener listener,
        Clock clock,
        SessionSettings settings) {}

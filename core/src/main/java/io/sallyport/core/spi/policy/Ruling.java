package io.sallyport.core.spi.policy;

/**
 * Which rule of which policy said something.
 *
 * @param rule the rule's name; for a guardrail or a default, the name that the policy's language gives it
 * @param revision the policy's revision
 * @param phase when it was asked
 */
public record Ruling(String rule, String revision, Phase phase) {}

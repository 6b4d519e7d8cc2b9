package io.sallyport.policy.rule;

/**
 * A rule about clients of which nobody knows yet who they are.
 *
 * @param label what it is called and where it stands
 * @param conditions which clients it is about
 * @param answer what it says of them
 */
public record ClientRule<A>(Label label, Conditions conditions, A answer) implements Labelled {}

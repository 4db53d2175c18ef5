# The sentences in which the rules of this folder are written. Left of the equals sign what
# a rule says, right of it what the engine reads; {words} in braces are filled in by the rule.

# figures of thresholds.yaml
[condition]The figure "{name}" is {figure}=Threshold( name == "{name}", {figure} : value )

# a call
[condition]There is a call=call : RewardedCall()
[condition]- that nobody picked=sampling in ( Sampling.CENSUS, Sampling.RANDOM )
[condition]- with nothing sold past the customer's needs=( sale == false || ( discovery != Outcome.MISSED && ( statedNeeds != Outcome.MISSED || unstatedNeeds != Outcome.MISSED ) ) )
[condition]- on which the customer agreed to discovery=discovery == Outcome.MET
[condition]- on which the customer revealed unstated needs=unstatedNeeds == Outcome.MET
[condition]- on which the customer embraced the recommendation=recommendation == Outcome.MET
[condition]- on which the customer committed=commitment == Outcome.MET
[condition]- that ends a run of {figure} with discovery and unstated needs=streak == {figure}
[condition]- by a rep who prefers money=preference == RewardPreference.MONEY
[condition]- by a rep who prefers points=preference == RewardPreference.POINTS
[condition]- by a rep who prefers recognition=preference == RewardPreference.RECOGNITION

# a month just past
[condition]There is a milestone at which the rep beat the month before=better : Improvement()
[condition]- with at least {figure} calls in both months=calls >= {figure}
[condition]- by more than chance explains=month.lower95 > before.value

# a month that is over
[condition]There is a month of somebody who is no achiever=ended : MonthResult( achiever == false )
[condition]There is a month of an achiever=ended : MonthResult( achiever == true )
[condition]- with every milestone at target=all == true
[condition]- with some milestone under target=all == false
[condition]- on at least {figure} calls each=calls >= {figure}
[condition]- after fewer than {figure} months that slipped=missed < {figure}
[condition]- after at least {figure} months that slipped=missed >= {figure}

# what a rule concludes
[consequence]Discovery earns {worth} points=insert( new Reward( Milestone.DISCOVERY, (int) {worth}, "the customer agreed to discovery" ) );
[consequence]Unstated needs earn {worth} points=insert( new Reward( Milestone.UNSTATED_NEEDS, (int) {worth}, "the customer revealed unstated needs" ) );
[consequence]The recommendation earns {worth} points=insert( new Reward( Milestone.RECOMMENDATION, (int) {worth}, "the customer embraced the recommendation" ) );
[consequence]The commitment earns {worth} points=insert( new Reward( Milestone.COMMITMENT, (int) {worth}, "the customer committed" ) );
[consequence]The milestone earns {worth} points=insert( new Reward( better.milestone(), (int) {worth}, "more often than the month before, the customer " + better.getPhrase() + ": " + better.getFigures() ) );
[consequence]Rewards come as {form}=insert( new RewardIn( RewardForm.{form} ) );
[consequence]The supervisor is asked for a pat on the back=insert( new PatOnTheBack( call.streak() + " calls in a row with discovery and unstated needs" ) );
[consequence]The status is {status}=insert( new AchieverStatus( "{status}", ended.getFigures() ) );

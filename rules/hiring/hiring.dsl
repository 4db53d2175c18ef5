# The sentences in which the rules of this folder are written. Left of the equals sign what
# a rule says, right of it what the engine reads; {words} in braces are filled in by the rule.

# figures of thresholds.yaml
[condition]The figure "{name}" is {figure}=Threshold( name == "{name}", {figure} : value )

# a trait that the target profile wants
[condition]There is a trait=seen : TraitEvidence()
[condition]There is a talent=seen : TraitEvidence( kind == TraitKind.TALENT )
[condition]There is an attitude=seen : TraitEvidence( kind == TraitKind.ATTITUDE )
[condition]There is a skill or knowledge=seen : TraitEvidence( kind == TraitKind.SKILL || kind == TraitKind.KNOWLEDGE )
[condition]There is evidence of {trait}=seen : TraitEvidence( trait == Trait.{trait} )
[condition]- whose absence blocks=blocks == true
[condition]- that at least two methods put under {figure}=twoMethodsAtMost < {figure}
[condition]- that enough methods and people have looked at=enough == true
[condition]- that too few methods or people have looked at=enough == false
[condition]- under the level wanted=level < wanted
[condition]- that somebody has looked at=methods >= 1

# the simulated call
[condition]The customer of the simulation mostly did not come to {milestone}=MilestoneShown( milestone == Milestone.{milestone}, missed > met )

# all together
[condition]The candidate has not been told the facts about the job=JobFacts( told == false )
[condition]The weighted fit is at least {figure}=fit : FitScore( score >= {figure} )

# what a rule concludes
[consequence]It blocks=insert( new Blocker( seen.trait(), seen.getTitle() + ": at least two methods found it missing; " + seen.getFigures() ) );
[consequence]It is a gap=insert( new FitGap( seen.trait(), seen.getTitle() + ": " + seen.getFigures() ) );
[consequence]It becomes training=insert( new TrainingNeed( seen.trait(), seen.getTitle() + ": " + seen.getFigures() ) );
[consequence]Training in {trait} is needed=insert( new TrainingNeed( Trait.{trait}, Trait.{trait}.title() + ": missed in the simulation" ) );
[consequence]More evidence of it is needed=insert( new EvidenceNeed( seen.trait(), seen.getTitle() + ": " + seen.getLooks() + " have looked" ) );
[consequence]An interviewer tells pay, commute and desk work=insert( new EvidenceNeed( Trait.PAY, "Pay, the way to work and desk work have not been told" ) );
[consequence]The candidate fits=insert( new Fits( "The weighted fit is " + Math.round( fit.score() ) + " of 100" ) );
